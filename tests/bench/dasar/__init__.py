"""The bare Django project that the portal is held against: what Django itself costs.

Deliberately plain: no rights, no workflow, no history. List and detail make eight queries each.
"""
