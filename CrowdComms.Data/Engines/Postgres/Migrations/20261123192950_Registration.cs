using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Registration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "consent_at",
                table: "registrants",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_public",
                table: "pass_types",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "consent_text",
                table: "events",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "consent_at",
                table: "registrants");

            migrationBuilder.DropColumn(
                name: "is_public",
                table: "pass_types");

            migrationBuilder.DropColumn(
                name: "consent_text",
                table: "events");
        }
    }
}
