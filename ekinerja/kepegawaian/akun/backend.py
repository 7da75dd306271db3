"""Who a session belongs to: one query for the account and its Pegawai."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from ekinerja.kepegawaian.models import Pengguna

# What nearly every page asks of the person: one query instead of four.
PELAKU = ("pegawai__unit_kerja", "pegawai__instansi", "pegawai__jabatan")


class PegawaiBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Pengguna | None:
        pengguna = Pengguna.objects.select_related(*PELAKU).filter(pk=user_id).first()
        if pengguna is None or not self.user_can_authenticate(pengguna):
            return None
        return pengguna

    def user_can_authenticate(self, user: Pengguna) -> bool:
        pegawai = getattr(user, "pegawai", None)
        return user.is_active and (pegawai is None or pegawai.aktif)

    @classmethod
    def _stash_user(cls, user: Pengguna | None) -> None:
        """Forget the user: a right password of a closed account is answered like a wrong one."""
        return
