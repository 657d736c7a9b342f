using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Training.Data.Migrations
{
    /// <inheritdoc />
    public partial class Offerings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "staff",
                type: "text",
                nullable: false,
                collation: "und-x-icu",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "staff",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "staff",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "all_sites",
                table: "memberships",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "memberships",
                type: "character varying(50)",
                maxLength: 50,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<List<Guid>>(
                name: "sites",
                table: "memberships",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'::uuid[]");

            migrationBuilder.CreateTable(
                name: "offering_templates",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    sessions = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offering_templates", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "offerings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    template_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    template_version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offerings", x => x.id);
                    table.ForeignKey(
                        name: "fk_offerings_offering_templates_template_code_template_version",
                        columns: x => new { x.template_code, x.template_version },
                        principalTable: "offering_templates",
                        principalColumns: new[] { "code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clock_change = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    join_link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cancel_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    calendar_sequence = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.CheckConstraint("ck_sessions_taken", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)");
                    table.ForeignKey(
                        name: "fk_sessions_offerings_offering_id",
                        column: x => x.offering_id,
                        principalTable: "offerings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrollments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "und-x-icu"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    affiliation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    enrolled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    enrolled_by = table.Column<Guid>(type: "uuid", nullable: false),
                    had_to_wait = table.Column<bool>(type: "boolean", nullable: false),
                    place_given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrollments", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_enrollments_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrollments_staff_organization_id_person_id",
                        columns: x => new { x.organization_id, x.person_id },
                        principalTable: "staff",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waiting_places",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrollment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_places", x => x.sequence);
                    table.ForeignKey(
                        name: "fk_waiting_places_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_staff_organization_id_name_id",
                table: "staff",
                columns: new[] { "organization_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrollments_id",
                table: "enrollments",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_enrollments_organization_id_person_id_id",
                table: "enrollments",
                columns: new[] { "organization_id", "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrollments_organization_id_session_id_name_id",
                table: "enrollments",
                columns: new[] { "organization_id", "session_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrollments_session_id_name_id",
                table: "enrollments",
                columns: new[] { "session_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_enrollments_address",
                table: "enrollments",
                columns: new[] { "organization_id", "session_id", "email" },
                unique: true,
                filter: "state <> 'Cancelled' AND email IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_enrollments_person",
                table: "enrollments",
                columns: new[] { "organization_id", "session_id", "person_id" },
                unique: true,
                filter: "state <> 'Cancelled' AND person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_offerings_template_code_template_version",
                table: "offerings",
                columns: new[] { "template_code", "template_version" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_starts_at_id",
                table: "sessions",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_sessions_number",
                table: "sessions",
                columns: new[] { "offering_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waiting_places_enrollment_id",
                table: "waiting_places",
                column: "enrollment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waiting_places_session_id_sequence",
                table: "waiting_places",
                columns: new[] { "session_id", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enrollments");

            migrationBuilder.DropTable(
                name: "waiting_places");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "offerings");

            migrationBuilder.DropTable(
                name: "offering_templates");

            migrationBuilder.DropIndex(
                name: "ix_staff_organization_id_name_id",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "email",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "language",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "all_sites",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "role",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "sites",
                table: "memberships");

            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "staff",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "und-x-icu");
        }
    }
}
