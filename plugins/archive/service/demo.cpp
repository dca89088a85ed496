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

struct Happened {
    std::vector<std::string> keys;
    Date on{};
};

// "perjanjian_berakhir+kewajiban_selesai:4": these, on a day of the fourth year before this one.
Happened told_in(const std::string& text, int year) {
    const auto colon = text.find(':');
    if (colon == std::string::npos) return {};
    return {core::text::split(text.substr(0, colon), '+'),
            std::chrono::year(year - std::stoi(text.substr(colon + 1))) / std::chrono::August / 14};
}

Date begun(int year, const std::string& ago) {
    return std::chrono::year(year - std::stoi(ago)) / std::chrono::January / 12;
}

Date ended(int year, const std::string& ago) {
    return std::chrono::year(year - std::stoi(ago)) / std::chrono::December / 31;
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
        dossier.scheme = code->scheme;
        dossier.title = cell("uraian");
        dossier.place = cell("lokasi");
        dossier.opened = begun(year, cell("mulai"));
        dossier.closed = ended(year, cell("akhir"));
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
        const auto told = told_in(cell("peristiwa"), year);
        for (const auto& key : told.keys) cabinet.trigger(*acting, made.id, key, told.on, cell("bukti"));
        put_mark(*acting, cabinet, made.id, cell("tanda"), year);
        ++taken;
    }
    if (taken > 0) demo.say("archive: " + std::to_string(taken) + " closed dossiers of earlier years");
}

void fill_demo_persons(const Context& ctx, core::Demo& demo, core::db::Db& db, Cabinet& cabinet, Events& events,
                       classification::Instruments& instruments, directory::Directory& office) {
    const auto table = core::table::read_csv("perseorangan", core::read_text(demo.folder + "/perseorangan.csv").value_or(""));
    const int year = static_cast<int>(ctx.today().year());
    std::vector<std::pair<Context, Record>> happened;   // told once all are there
    for (const auto& row : table.rows) {
        const auto cell = [&](const char* column) { return table.cell(row, column); };
        const auto acting = archivist_of(ctx, db, office, cell("jabatan"));
        const auto code = db.read([&](Tx& tx) { return instruments.code(tx, cell("kode")); });
        if (!acting || !code) continue;
        const Person person{cell("nama"), cell("nip"), cell("register")};
        Dossier dossier;
        dossier.code = code->code;
        dossier.code_name = code->name;
        dossier.scheme = code->scheme;
        dossier.title = titled(person);
        dossier.place = cell("lokasi");
        dossier.opened = begun(year, cell("mulai"));
        if (!cell("akhir").empty()) dossier.closed = ended(year, cell("akhir"));
        Paper paper;
        paper.title = "Dokumen kepegawaian a.n. " + person.name;
        paper.first = dossier.opened;
        paper.date = dossier.closed.value_or(dossier.opened);
        paper.amount = std::stoi(cell("lembar"));
        paper.physical = "baik";
        const auto made = db.write([&](Tx& tx) {
            dossier.access = std::max(instruments.access(tx, dossier.code), AccessClass::limited);
            return cabinet.take_in(tx, *acting, dossier, paper, person);
        });
        const auto told = told_in(cell("peristiwa"), year);
        for (const auto& key : told.keys) {
            Record record;
            record.of_person = made.id;
            record.event = key;
            record.on = told.on;
            record.evidence = cell("bukti");
            happened.emplace_back(*acting, record);
        }
    }
    for (const auto& [acting, record] : happened) events.record(acting, record);
    if (!table.rows.empty()) demo.say("archive: " + std::to_string(table.rows.size()) + " personal dossiers");
}

}  // namespace archive
