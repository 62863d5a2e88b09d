using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Registration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "consent_at",
                table: "registrants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_public",
                table: "pass_types",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "consent_text",
                table: "events",
                type: "TEXT",
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
