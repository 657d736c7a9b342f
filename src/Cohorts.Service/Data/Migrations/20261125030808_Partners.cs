using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Cohorts.Data.Migrations
{
    /// <inheritdoc />
    public partial class Partners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "partnerships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    going_alone = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnerships", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnerships_cohorts_organization_id_id",
                        columns: x => new { x.organization_id, x.id },
                        principalTable: "cohorts",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "preferences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interests = table.Column<string[]>(type: "text[]", nullable: false),
                    own_interests = table.Column<string[]>(type: "text[]", nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    free_times = table.Column<string[]>(type: "text[]", nullable: false),
                    reach = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    gender = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    partner_gender = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    remark = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preferences", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_preferences_participants_organization_id_id",
                        columns: x => new { x.organization_id, x.id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kept_apart",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_apart", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_kept_apart_participants_organization_id_first_id",
                        columns: x => new { x.organization_id, x.first_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kept_apart_participants_organization_id_second_id",
                        columns: x => new { x.organization_id, x.second_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kept_apart_partnerships_organization_id_cohort_id",
                        columns: x => new { x.organization_id, x.cohort_id },
                        principalTable: "partnerships",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "pairs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    third_id = table.Column<Guid>(type: "uuid", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    is_locked = table.Column<bool>(type: "boolean", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ending = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    end_note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    concern_since = table.Column<DateOnly>(type: "date", nullable: true),
                    concern_seen = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    concern_impact = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    concern_action = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    concern_settled_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pairs", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_pairs_participants_organization_id_first_id",
                        columns: x => new { x.organization_id, x.first_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_participants_organization_id_second_id",
                        columns: x => new { x.organization_id, x.second_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_participants_organization_id_third_id",
                        columns: x => new { x.organization_id, x.third_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_partnerships_organization_id_cohort_id",
                        columns: x => new { x.organization_id, x.cohort_id },
                        principalTable: "partnerships",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_kept_apart_organization_id_cohort_id",
                table: "kept_apart",
                columns: new[] { "organization_id", "cohort_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_apart_organization_id_first_id",
                table: "kept_apart",
                columns: new[] { "organization_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_apart_organization_id_second_id",
                table: "kept_apart",
                columns: new[] { "organization_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_organization_id_cohort_id_ended_on_id",
                table: "pairs",
                columns: new[] { "organization_id", "cohort_id", "ended_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_organization_id_first_id",
                table: "pairs",
                columns: new[] { "organization_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_organization_id_second_id",
                table: "pairs",
                columns: new[] { "organization_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_organization_id_third_id",
                table: "pairs",
                columns: new[] { "organization_id", "third_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_apart");

            migrationBuilder.DropTable(
                name: "pairs");

            migrationBuilder.DropTable(
                name: "preferences");

            migrationBuilder.DropTable(
                name: "partnerships");
        }
    }
}
