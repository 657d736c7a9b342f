using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Cohorts.Data.Migrations
{
    /// <inheritdoc />
    public partial class Meetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_meetings_cohorts_organization_id_cohort_id",
                table: "meetings");

            migrationBuilder.AddColumn<string>(
                name: "discussion",
                table: "meetings",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lesson_code",
                table: "meetings",
                type: "character varying(100)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "lesson_version",
                table: "meetings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "move_reason",
                table: "meetings",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "moved_from_at",
                table: "meetings",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "moved_from_on",
                table: "meetings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "not_held_reason",
                table: "meetings",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "meetings",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "recorded_at",
                table: "meetings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "recorded_by",
                table: "meetings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "meetings",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "visitors",
                table: "meetings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "attendances",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendances", x => new { x.organization_id, x.meeting_id, x.participant_id });
                    table.ForeignKey(
                        name: "fk_attendances_meetings_organization_id_meeting_id",
                        columns: x => new { x.organization_id, x.meeting_id },
                        principalTable: "meetings",
                        principalColumns: new[] { "organization_id", "id" });
                    table.ForeignKey(
                        name: "fk_attendances_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lessons",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    theme_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    purpose = table.Column<string>(type: "jsonb", nullable: false),
                    try_out = table.Column<string>(type: "jsonb", nullable: false),
                    needs = table.Column<string[]>(type: "text[]", nullable: false),
                    styles = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lessons", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "meeting_notes",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    try_out_went = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    group_needs = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    personal_needs = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    common_threads = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    other = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    try_out = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_notes", x => new { x.organization_id, x.meeting_id });
                    table.ForeignKey(
                        name: "fk_meeting_notes_meetings_organization_id_meeting_id",
                        columns: x => new { x.organization_id, x.meeting_id },
                        principalTable: "meetings",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "told_absences",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_told_absences", x => new { x.organization_id, x.meeting_id, x.participant_id });
                    table.ForeignKey(
                        name: "fk_told_absences_meetings_organization_id_meeting_id",
                        columns: x => new { x.organization_id, x.meeting_id },
                        principalTable: "meetings",
                        principalColumns: new[] { "organization_id", "id" });
                    table.ForeignKey(
                        name: "fk_told_absences_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_lesson_code_lesson_version",
                table: "meetings",
                columns: new[] { "lesson_code", "lesson_version" });

            migrationBuilder.CreateIndex(
                name: "ix_attendances_organization_id_participant_id",
                table: "attendances",
                columns: new[] { "organization_id", "participant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lessons_version_theme_code_code",
                table: "lessons",
                columns: new[] { "version", "theme_code", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_told_absences_organization_id_participant_id",
                table: "told_absences",
                columns: new[] { "organization_id", "participant_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_meetings_cohorts_organization_id_cohort_id",
                table: "meetings",
                columns: new[] { "organization_id", "cohort_id" },
                principalTable: "cohorts",
                principalColumns: new[] { "organization_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_meetings_lessons_lesson_code_lesson_version",
                table: "meetings",
                columns: new[] { "lesson_code", "lesson_version" },
                principalTable: "lessons",
                principalColumns: new[] { "code", "version" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_meetings_cohorts_organization_id_cohort_id",
                table: "meetings");

            migrationBuilder.DropForeignKey(
                name: "fk_meetings_lessons_lesson_code_lesson_version",
                table: "meetings");

            migrationBuilder.DropTable(
                name: "attendances");

            migrationBuilder.DropTable(
                name: "lessons");

            migrationBuilder.DropTable(
                name: "meeting_notes");

            migrationBuilder.DropTable(
                name: "told_absences");

            migrationBuilder.DropIndex(
                name: "ix_meetings_lesson_code_lesson_version",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "discussion",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "lesson_code",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "lesson_version",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "move_reason",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "moved_from_at",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "moved_from_on",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "not_held_reason",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "recorded_by",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "version",
                table: "meetings");

            migrationBuilder.DropColumn(
                name: "visitors",
                table: "meetings");

            migrationBuilder.AddForeignKey(
                name: "fk_meetings_cohorts_organization_id_cohort_id",
                table: "meetings",
                columns: new[] { "organization_id", "cohort_id" },
                principalTable: "cohorts",
                principalColumns: new[] { "organization_id", "id" });
        }
    }
}
