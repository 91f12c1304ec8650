"""What indicators refuse."""

from hientai.kernel.errors import DomainError


class BadTarget(DomainError):
    """A target or an indicator that cannot be kept as it is."""

    code = "bad_target"


class BadObservation(DomainError):
    """A value that cannot be taken as it is."""

    code = "bad_observation"
