using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CheckedOncePerDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "checked_once",
                table: "events",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Event");

            migrationBuilder.CreateTable(
                name: "day_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registrant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    scan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_day_entries_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_day_entries_registrants_registrant_id",
                        column: x => x.registrant_id,
                        principalTable: "registrants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_day_entries_event_id_at",
                table: "day_entries",
                columns: new[] { "event_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ux_day_entries_standing",
                table: "day_entries",
                columns: new[] { "registrant_id", "day" },
                unique: true,
                filter: "undone_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "day_entries");

            migrationBuilder.DropColumn(
                name: "checked_once",
                table: "events");
        }
    }
}
