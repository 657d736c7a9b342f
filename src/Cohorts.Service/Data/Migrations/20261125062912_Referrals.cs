using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Cohorts.Data.Migrations
{
    /// <inheritdoc />
    public partial class Referrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_version = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: true),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decline_reason = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_referrals_cohorts_organization_id_cohort_id",
                        columns: x => new { x.organization_id, x.cohort_id },
                        principalTable: "cohorts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_cohort_id",
                table: "referrals",
                columns: new[] { "organization_id", "cohort_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_participant_id",
                table: "referrals",
                columns: new[] { "organization_id", "participant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_site_id_id",
                table: "referrals",
                columns: new[] { "organization_id", "site_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_state_id",
                table: "referrals",
                columns: new[] { "organization_id", "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "referrals");
        }
    }
}
