using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Casework.Data.Migrations
{
    /// <inheritdoc />
    public partial class Referrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "consent_forms",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    introduction = table.Column<string>(type: "jsonb", nullable: false),
                    categories = table.Column<string>(type: "jsonb", nullable: false),
                    purposes = table.Column<string>(type: "jsonb", nullable: false),
                    statements = table.Column<string>(type: "jsonb", nullable: false),
                    revocation_method = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_forms", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_name = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    form_version = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    disclosers = table.Column<string[]>(type: "text[]", nullable: false),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false),
                    entire_record_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    intermediary_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    intermediary_participants = table.Column<string[]>(type: "text[]", nullable: false),
                    class_limited_to_treating = table.Column<bool>(type: "boolean", nullable: false),
                    purposes = table.Column<string[]>(type: "text[]", nullable: false),
                    purpose_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    says_revocation = table.Column<bool>(type: "boolean", nullable: false),
                    revocation_method = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    says_hipaa_redisclosure = table.Column<bool>(type: "boolean", nullable: false),
                    says_care_redisclosure = table.Column<bool>(type: "boolean", nullable: false),
                    says_refusal = table.Column<bool>(type: "boolean", nullable: false),
                    says_fundraising_opt_out = table.Column<bool>(type: "boolean", nullable: false),
                    expiry_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    expiry_event = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    signature_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    signer_capacity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    authority = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_consents_consent_forms_form_code_form_version",
                        columns: x => new { x.form_code, x.form_version },
                        principalTable: "consent_forms",
                        principalColumns: new[] { "code", "version" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consents_episodes_organization_id_episode_id",
                        columns: x => new { x.organization_id, x.episode_id },
                        principalTable: "episodes",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consents_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent_recipients",
                columns: table => new
                {
                    consent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_covered_entity = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_recipients", x => new { x.organization_id, x.consent_id, x.number });
                    table.ForeignKey(
                        name: "fk_consent_recipients_consents_organization_id_consent_id",
                        columns: x => new { x.organization_id, x.consent_id },
                        principalTable: "consents",
                        principalColumns: new[] { "organization_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "consent_revocations",
                columns: table => new
                {
                    consent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_revocations", x => new { x.organization_id, x.consent_id });
                    table.ForeignKey(
                        name: "fk_consent_revocations_consents_organization_id_consent_id",
                        columns: x => new { x.organization_id, x.consent_id },
                        principalTable: "consents",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    own_words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawal_cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decline_reason = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    decision_version = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_referrals_consents_organization_id_consent_id",
                        columns: x => new { x.organization_id, x.consent_id },
                        principalTable: "consents",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_sites_organization_id_site_id",
                        columns: x => new { x.organization_id, x.site_id },
                        principalTable: "sites",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disclosures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    disclosed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recipient_address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    purpose = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    notice_version = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    scope_explanation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    redisclosure_rule = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    transport = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    payload_sha256 = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclosures", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_disclosures_consents_organization_id_consent_id",
                        columns: x => new { x.organization_id, x.consent_id },
                        principalTable: "consents",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_disclosures_participants_organization_id_participant_id",
                        columns: x => new { x.organization_id, x.participant_id },
                        principalTable: "participants",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_disclosures_referrals_organization_id_referral_id",
                        columns: x => new { x.organization_id, x.referral_id },
                        principalTable: "referrals",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_consents_form_code_form_version",
                table: "consents",
                columns: new[] { "form_code", "form_version" });

            migrationBuilder.CreateIndex(
                name: "ix_consents_organization_id_episode_id",
                table: "consents",
                columns: new[] { "organization_id", "episode_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consents_organization_id_participant_id_recorded_at_id",
                table: "consents",
                columns: new[] { "organization_id", "participant_id", "recorded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disclosures_organization_id_consent_id",
                table: "disclosures",
                columns: new[] { "organization_id", "consent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_disclosures_organization_id_participant_id_disclosed_at_id",
                table: "disclosures",
                columns: new[] { "organization_id", "participant_id", "disclosed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disclosures_organization_id_referral_id",
                table: "disclosures",
                columns: new[] { "organization_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_consent_id",
                table: "referrals",
                columns: new[] { "organization_id", "consent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_participant_id_requested_at_id",
                table: "referrals",
                columns: new[] { "organization_id", "participant_id", "requested_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_organization_id_site_id",
                table: "referrals",
                columns: new[] { "organization_id", "site_id" });

            migrationBuilder.CreateIndex(
                name: "ux_referrals_open",
                table: "referrals",
                columns: new[] { "organization_id", "participant_id", "site_id" },
                unique: true,
                filter: "state = 'Requested'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_recipients");

            migrationBuilder.DropTable(
                name: "consent_revocations");

            migrationBuilder.DropTable(
                name: "disclosures");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "consent_forms");
        }
    }
}
