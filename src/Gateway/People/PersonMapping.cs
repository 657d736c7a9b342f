using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Gateway.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public const string EmailOnce = "ux_people_email";

    /// <summary>What makes an e-mail the same: Identity's own normal form.</summary>
    public const string UpperEmail = "UpperEmail";

    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people").IsPlatforms();
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.GivenName).HasMaxLength(Person.MaxName);
        person.Property(p => p.FamilyName).HasMaxLength(Person.MaxName);
        person.Property(p => p.Email).HasMaxLength(Person.MaxEmail);
        person.Property(p => p.Language).HasMaxLength(2);
        person.Property<string>(UpperEmail)
            .HasMaxLength(Person.MaxEmail)
            .IsRequired()
            .HasComputedColumnSql("upper(email)", stored: true);
        person.HasIndex(UpperEmail).IsUnique().HasDatabaseName(EmailOnce);
    }
}
