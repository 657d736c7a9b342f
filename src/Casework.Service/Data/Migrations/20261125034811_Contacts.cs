using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Casework.Data.Migrations
{
    /// <inheritdoc />
    public partial class Contacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    escalates_to = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerns", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_concerns_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_concerns_teams_organization_id_team_id",
                        columns: x => new { x.organization_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_role = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    component = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    support = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    phase = table.Column<int>(type: "integer", nullable: true),
                    series = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    session_number = table.Column<int>(type: "integer", nullable: true),
                    in_group = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_contacts_episodes_organization_id_episode_id",
                        columns: x => new { x.organization_id, x.episode_id },
                        principalTable: "episodes",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contacts_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contacts_staff_organization_id_by_id",
                        columns: x => new { x.organization_id, x.by_id },
                        principalTable: "staff",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contacts_teams_organization_id_team_id",
                        columns: x => new { x.organization_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    planned_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duties", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_duties_episodes_organization_id_episode_id",
                        columns: x => new { x.organization_id, x.episode_id },
                        principalTable: "episodes",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duties_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duties_staff_organization_id_assignee_id",
                        columns: x => new { x.organization_id, x.assignee_id },
                        principalTable: "staff",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duties_teams_organization_id_team_id",
                        columns: x => new { x.organization_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_concerns_open",
                table: "concerns",
                columns: new[] { "organization_id", "team_id", "due_at" },
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_concerns_organization_id_participant_id",
                table: "concerns",
                columns: new[] { "organization_id", "participant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_concerns_organization_id_raised_at_id",
                table: "concerns",
                columns: new[] { "organization_id", "raised_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_organization_id_by_id",
                table: "contacts",
                columns: new[] { "organization_id", "by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_organization_id_episode_id_outcome_on",
                table: "contacts",
                columns: new[] { "organization_id", "episode_id", "outcome", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_organization_id_participant_id_on_id",
                table: "contacts",
                columns: new[] { "organization_id", "participant_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_organization_id_team_id_on_id",
                table: "contacts",
                columns: new[] { "organization_id", "team_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duties_organization_id_assignee_id",
                table: "duties",
                columns: new[] { "organization_id", "assignee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duties_organization_id_episode_id",
                table: "duties",
                columns: new[] { "organization_id", "episode_id" });

            migrationBuilder.CreateIndex(
                name: "ix_duties_organization_id_participant_id_state_on",
                table: "duties",
                columns: new[] { "organization_id", "participant_id", "state", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_duties_organization_id_team_id_state_on",
                table: "duties",
                columns: new[] { "organization_id", "team_id", "state", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "concerns");

            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "duties");
        }
    }
}
