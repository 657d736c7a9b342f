using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.People;

namespace Platform.Gateway.AccessTokens;

internal sealed class PersonalAccessTokenMapping : IEntityTypeConfiguration<PersonalAccessToken>
{
    public void Configure(EntityTypeBuilder<PersonalAccessToken> token)
    {
        token.ToTable("personal_access_tokens").IsPlatforms();
        token.Property(t => t.Id).ValueGeneratedNever();
        token.Property(t => t.Name).HasMaxLength(PersonalAccessToken.MaxName);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => new { t.PersonId, t.Id });
        token.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
    }
}
