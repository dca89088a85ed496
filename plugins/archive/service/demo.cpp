// SPDX-License-Identifier: Apache-2.0
#include "archive/service/demo.h"

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/table/csv_reader.h"

namespace archive {

using core::Context;
using core::Date;
using core::db::Tx;

namespace {

// Who holds the position, as if signed in; nothing while nobody does.
std::optional<Context> archivist_of(const Context& ctx, core::db::Db& db, directory::Directory& office,
                                    const std::string& code) {
    return db.read([&](Tx& tx) -> std::optional<Context> {
        const auto position = office.position_by_code(tx, code);
        const auto holder = position ? office.holder(tx, position->id, ctx.today()) : std::nullopt;
        if (!holder) return std::nullopt;
        core::Actor actor;
        actor.rights = {"archive.read", "archive.file", "archive.manage"};
        actor.seats.push_back({holder->appointment, holder->position, holder->unit, holder->capacity, position->name,
                               "", position->roles});
        actor.person_name = holder->titled_name;
        actor.person = holder->person;
        actor.kind = core::Actor::Kind::person;
        auto acting = ctx;
        acting.actor = std::move(actor);
        return acting;
    });
}

// "perjanjian_berakhir+kewajiban_selesai:4": these, on a day of the fourth year before this one.
void tell_events(const Context& ctx, Cabinet& cabinet, DossierId id, const std::string& told, const std::string& note,
                 int year) {
    const auto colon = told.find(':');
    if (colon == std::string::npos) return;
    const Date on = std::chrono::year(year - std::stoi(told.substr(colon + 1))) / std::chrono::August / 14;
    for (const auto& key : core::text::split(told.substr(0, colon), '+')) cabinet.trigger(ctx, id, key, on, note);
}

void put_mark(const Context& ctx, Cabinet& cabinet, DossierId id, const std::string& kind, int year) {
    if (kind.empty()) return;
    Mark mark;
    mark.dossier = id;
    mark.reason = "Hasil identifikasi arsip";
    if (kind == name(Mark::Kind::vital)) {
        mark.protection = "penyimpanan_khusus";
        mark.review = std::chrono::year(year + 2) / std::chrono::March / 1;
    } else {
        mark.kind = Mark::Kind::guarded;
        mark.category = "kewilayahan";
        mark.ended = std::chrono::year(year - 1) / std::chrono::December / 31;
    }
    cabinet.mark(ctx, mark);
}

}  // namespace

void fill_demo(const Context& ctx, core::Demo& demo, core::db::Db& db, Cabinet& cabinet,
               classification::Instruments& instruments, directory::Directory& office) {
    const auto table = core::table::read_csv("berkas", core::read_text(demo.folder + "/berkas.csv").value_or(""));
    const int year = static_cast<int>(ctx.today().year());
    std::size_t taken = 0;
    for (const auto& row : table.rows) {
        const auto cell = [&](const char* column) { return table.cell(row, column); };
        const auto acting = archivist_of(ctx, db, office, cell("jabatan"));
        const auto code = db.read([&](Tx& tx) { return instruments.code(tx, cell("kode")); });
        if (!acting || !code) continue;
        Dossier dossier;
        dossier.code = code->code;
        dossier.code_name = code->name;
        dossier.title = cell("uraian");
        dossier.place = cell("lokasi");
        dossier.opened = std::chrono::year(year - std::stoi(cell("mulai"))) / std::chrono::January / 12;
        dossier.closed = std::chrono::year(year - std::stoi(cell("akhir"))) / std::chrono::December / 31;
        dossier.fiscal = static_cast<int>(dossier.closed->year());
        Paper paper;
        paper.title = dossier.title;
        paper.first = dossier.opened;
        paper.date = *dossier.closed;
        paper.amount = std::stoi(cell("jumlah"));
        paper.amount_unit = cell("satuan");
        paper.physical = cell("kondisi");
        const auto made = db.write([&](Tx& tx) {
            auto least = dossier;
            least.access = instruments.access(tx, dossier.code);
            return cabinet.take_in(tx, *acting, least, paper);
        });
        tell_events(*acting, cabinet, made.id, cell("peristiwa"), cell("bukti"), year);
        put_mark(*acting, cabinet, made.id, cell("tanda"), year);
        ++taken;
    }
    if (taken > 0) demo.say("archive: " + std::to_string(taken) + " closed dossiers of earlier years");
}

}  // namespace archive
