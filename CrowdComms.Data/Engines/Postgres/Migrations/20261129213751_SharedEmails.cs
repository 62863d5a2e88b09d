using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SharedEmails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_waiting_people_address",
                table: "waiting_people");

            migrationBuilder.DropIndex(
                name: "ux_registrants_email",
                table: "registrants");

            migrationBuilder.AddColumn<string>(
                name: "email_share",
                table: "waiting_people",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "email_share",
                table: "registrants",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "shared_emails",
                table: "events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ux_waiting_people_address",
                table: "waiting_people",
                columns: new[] { "event_id", "email_key", "email_share" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_registrants_email",
                table: "registrants",
                columns: new[] { "event_id", "email_key", "email_share" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_waiting_people_address",
                table: "waiting_people");

            migrationBuilder.DropIndex(
                name: "ux_registrants_email",
                table: "registrants");

            migrationBuilder.DropColumn(
                name: "email_share",
                table: "waiting_people");

            migrationBuilder.DropColumn(
                name: "email_share",
                table: "registrants");

            migrationBuilder.DropColumn(
                name: "shared_emails",
                table: "events");

            migrationBuilder.CreateIndex(
                name: "ux_waiting_people_address",
                table: "waiting_people",
                columns: new[] { "event_id", "email_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_registrants_email",
                table: "registrants",
                columns: new[] { "event_id", "email_key" },
                unique: true);
        }
    }
}
