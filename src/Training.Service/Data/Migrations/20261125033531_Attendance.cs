using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Training.Data.Migrations
{
    /// <inheritdoc />
    public partial class Attendance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "follows_id",
                table: "credentials",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "valid_months",
                table: "credential_kinds",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "credential_kinds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "attendance_aliases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    is_address = table.Column<bool>(type: "boolean", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_aliases", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_attendance_aliases_staff_organization_id_person_id",
                        columns: x => new { x.organization_id, x.person_id },
                        principalTable: "staff",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    topic = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    webinar_id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    said_attendees = table.Column<int>(type: "integer", nullable: true),
                    left_out = table.Column<int>(type: "integer", nullable: false),
                    did_not_join = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true),
                    forgotten_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_imports", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_attendance_imports_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance_rules",
                columns: table => new
                {
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_rules", x => x.offering_id);
                    table.ForeignKey(
                        name: "fk_attendance_rules_offerings_offering_id",
                        column: x => x.offering_id,
                        principalTable: "offerings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "presences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reported_minutes = table.Column<int>(type: "integer", nullable: true),
                    hand_state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    hand_minutes = table.Column<int>(type: "integer", nullable: true),
                    hand_by = table.Column<Guid>(type: "uuid", nullable: true),
                    hand_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presences", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_presences_enrollments_organization_id_id",
                        columns: x => new { x.organization_id, x.id },
                        principalTable: "enrollments",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presences_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance_import_entries",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    by_phone = table.Column<bool>(type: "boolean", nullable: false),
                    joined = table.Column<List<DateTimeOffset>>(type: "timestamp with time zone[]", nullable: false),
                    left = table.Column<List<DateTimeOffset>>(type: "timestamp with time zone[]", nullable: false),
                    said_minutes = table.Column<int>(type: "integer", nullable: true),
                    fault_column = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    fault_text = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    choice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    chosen_organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chosen_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chosen_minutes = table.Column<int>(type: "integer", nullable: true),
                    remember = table.Column<bool>(type: "boolean", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    counts_for_organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    counts_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_enrollment = table.Column<bool>(type: "boolean", nullable: false),
                    took_seat = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_import_entries", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_attendance_import_entries_attendance_imports_organization_i~",
                        columns: x => new { x.organization_id, x.import_id },
                        principalTable: "attendance_imports",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "presence_reports",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    presence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined = table.Column<List<DateTimeOffset>>(type: "timestamp with time zone[]", nullable: false),
                    left = table.Column<List<DateTimeOffset>>(type: "timestamp with time zone[]", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presence_reports", x => new { x.organization_id, x.presence_id, x.import_id });
                    table.ForeignKey(
                        name: "fk_presence_reports_presences_organization_id_presence_id",
                        columns: x => new { x.organization_id, x.presence_id },
                        principalTable: "presences",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_credentials_organization_id_follows_id",
                table: "credentials",
                columns: new[] { "organization_id", "follows_id" });

            migrationBuilder.CreateIndex(
                name: "ix_credentials_organization_id_valid_until_id",
                table: "credentials",
                columns: new[] { "organization_id", "valid_until", "id" },
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credentials_valid_until_id",
                table: "credentials",
                columns: new[] { "valid_until", "id" },
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_aliases_organization_id_person_id_text",
                table: "attendance_aliases",
                columns: new[] { "organization_id", "person_id", "text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attendance_import_entries_organization_id_import_id_position",
                table: "attendance_import_entries",
                columns: new[] { "organization_id", "import_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_imports_organization_id_forgotten_at_uploaded_at",
                table: "attendance_imports",
                columns: new[] { "organization_id", "forgotten_at", "uploaded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_imports_session_id",
                table: "attendance_imports",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ux_attendance_imports_file",
                table: "attendance_imports",
                columns: new[] { "organization_id", "session_id", "file_hash" },
                unique: true,
                filter: "state <> 'Undone'");

            migrationBuilder.CreateIndex(
                name: "ix_presences_session_id_id",
                table: "presences",
                columns: new[] { "session_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_credentials_credentials_organization_id_follows_id",
                table: "credentials",
                columns: new[] { "organization_id", "follows_id" },
                principalTable: "credentials",
                principalColumns: new[] { "organization_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_credentials_credentials_organization_id_follows_id",
                table: "credentials");

            migrationBuilder.DropTable(
                name: "attendance_aliases");

            migrationBuilder.DropTable(
                name: "attendance_import_entries");

            migrationBuilder.DropTable(
                name: "attendance_rules");

            migrationBuilder.DropTable(
                name: "presence_reports");

            migrationBuilder.DropTable(
                name: "attendance_imports");

            migrationBuilder.DropTable(
                name: "presences");

            migrationBuilder.DropIndex(
                name: "ix_credentials_organization_id_follows_id",
                table: "credentials");

            migrationBuilder.DropIndex(
                name: "ix_credentials_organization_id_valid_until_id",
                table: "credentials");

            migrationBuilder.DropIndex(
                name: "ix_credentials_valid_until_id",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "follows_id",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "valid_months",
                table: "credential_kinds");

            migrationBuilder.DropColumn(
                name: "version",
                table: "credential_kinds");
        }
    }
}
