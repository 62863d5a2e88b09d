using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MailWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_messages_due_at",
                table: "messages");

            migrationBuilder.AddColumn<int>(
                name: "breaks",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_mass",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "sending_pace",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sending_pace", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "sending_pace",
                columns: new[] { "id", "next_at" },
                values: new object[] { 1, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "ix_messages_is_mass_due_at_id",
                table: "messages",
                columns: new[] { "is_mass", "due_at", "id" },
                filter: "state = 'Queued'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sending_pace");

            migrationBuilder.DropIndex(
                name: "ix_messages_is_mass_due_at_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "breaks",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_mass",
                table: "messages");

            migrationBuilder.CreateIndex(
                name: "ix_messages_due_at",
                table: "messages",
                column: "due_at",
                filter: "state = 'Queued'");
        }
    }
}
