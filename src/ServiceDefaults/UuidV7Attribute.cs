using System.ComponentModel.DataAnnotations;

namespace Platform.ServiceDefaults;

/// <summary>An id that a caller chose: a UUID of version 7, so that rows made in order stay in order. None is fine too.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UuidV7Attribute() : ValidationAttribute("The field {0} must be a UUID of version 7.")
{
    public override bool IsValid(object? value) => value is null or Guid { Version: 7 };
}
