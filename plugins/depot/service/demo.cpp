// SPDX-License-Identifier: Apache-2.0
#include "depot/service/demo.h"

#include "core/base/file.h"
#include "core/table/csv_reader.h"
#include "core/table/sheet.h"

namespace depot {

using archive::DossierId;
using core::Context;
using core::db::Tx;

namespace {

// Who holds the position as if signed in; nothing while nobody does.
std::optional<Context> seated(const Context& ctx, Services& services, const std::string& code) {
    auto& office = services.parts.directory;
    return services.parts.db.read([&](Tx& tx) -> std::optional<Context> {
        const auto position = office.position_by_code(tx, code);
        const auto holder = position ? office.holder(tx, position->id, ctx.today()) : std::nullopt;
        if (!holder) return std::nullopt;
        core::Actor actor;
        actor.kind = core::Actor::Kind::person;
        actor.person = holder->person;
        actor.person_name = holder->titled_name;
        actor.rights = {"depot.borrow"};
        if (position->roles.contains("archivist"))
            actor.rights = {"depot.borrow", "depot.lend", "depot.hold", "depot.keep", "depot.serve"};
        else if (position->roles.contains("clerk")) actor.rights = {"depot.borrow", "depot.lend", "depot.serve"};
        const auto unit = office.unit(tx, holder->unit);
        actor.seats.push_back({holder->appointment, holder->position, holder->unit, holder->capacity, position->name,
                               unit ? unit->name : "", position->roles});
        auto acting = ctx;
        acting.actor = std::move(actor);
        return acting;
    });
}

core::Sheet sheet(const core::Demo& demo, const char* name) {
    return core::table::read_csv(name, core::read_text(demo.folder + "/" + name + ".csv").value_or(""));
}

int number_in(const std::string& text) { return text.empty() ? 0 : std::stoi(text); }

// What the archive holds of him, with no place yet, that may stand in the box: what lies open, or of that code what does
// not lie higher than the box.
std::vector<archive::Kept> homeless(const Context& acting, Services& services, const PlaceWish& box, const std::string& code) {
    return services.parts.db.read([&](Tx& tx) {
        const auto units = reach_of(tx, services.parts, acting.actor);
        std::vector<archive::Kept> found;
        archive::Wanted wanted;
        wanted.code = code;
        wanted.at_most = code.empty() ? classification::AccessClass::ordinary : box.highest;
        for (auto& each : services.parts.holdings.list(tx, acting, wanted))
            if (!store::shelved(tx, each.id) &&
                std::find(units.begin(), units.end(), each.unit) != units.end())
                found.push_back(std::move(each));
        return found;
    });
}

void make_places(const Context& ctx, core::Demo& demo, Services& services) {
    const auto table = sheet(demo, "depo");
    std::map<std::string, PlaceId> made;
    std::size_t places = 0, filled = 0;
    for (const auto& row : table.rows) {
        const auto who = table.cell(row, "arsiparis");
        const auto acting = seated(ctx, services, who);
        if (!acting) continue;
        PlaceWish wish;
        for (const auto kind : all_place_kinds)
            if (name(kind) == table.cell(row, "jenis")) wish.kind = kind;
        wish.code = table.cell(row, "kode");
        wish.name = table.cell(row, "nama");
        wish.capacity = number_in(table.cell(row, "kapasitas"));
        wish.length = number_in(table.cell(row, "panjang_cm"));
        wish.highest = classification::access_named(table.cell(row, "kelas"));
        const auto parent = table.cell(row, "induk");
        if (!parent.empty()) wish.parent = made.at(who + ":" + parent);
        const auto id = services.places.make(*acting, wish);
        made[who + ":" + (parent.empty() ? "" : parent + "/") + wish.code] = id;
        ++places;
        if (wish.kind != PlaceKind::box) continue;
        std::vector<DossierId> box;
        const auto code = table.cell(row, "isi");
        const auto room = static_cast<std::size_t>(code.empty() ? wish.capacity / 2 : wish.capacity);
        for (const auto& each : homeless(*acting, services, wish, code))
            if (box.size() < room) box.push_back(each.id);
        if (box.empty()) continue;
        services.places.shelve(*acting, id, box, "Penataan awal depo");
        filled += box.size();
    }
    if (places > 0) demo.say(std::to_string(places) + " lokasi simpan, " + std::to_string(filled) + " berkas ditata");
}

void make_holds(const Context& ctx, core::Demo& demo, Services& services) {
    const auto table = sheet(demo, "penahanan");
    const int year = static_cast<int>(ctx.today().year());
    std::size_t opened = 0;
    for (const auto& row : table.rows) {
        const auto acting = seated(ctx, services, table.cell(row, "pembuka"));
        if (!acting) continue;
        HoldWish wish;
        wish.name = table.cell(row, "nama");
        wish.mandate = table.cell(row, "dasar");
        for (const auto kind : all_hold_kinds)
            if (name(kind) == table.cell(row, "jenis")) wish.kind = kind;
        wish.by_query = true;
        wish.scope.code = table.cell(row, "kode");
        wish.scope.from = year - number_in(table.cell(row, "dari"));
        wish.scope.until = year - number_in(table.cell(row, "sampai"));
        wish.remind = core::add_days(ctx.today(), number_in(table.cell(row, "ingat_hari")));
        services.holds.open(*acting, wish);
        ++opened;
    }
    if (opened > 0) demo.say(std::to_string(opened) + " penahanan dibuka");
}

// The dossier lent by one row: the first open one of the keeper's archive both know of that is not lent.
std::optional<DossierId> to_lend(const Context& keeper, const Context& borrower, Services& services) {
    return services.parts.db.read([&](Tx& tx) -> std::optional<DossierId> {
        for (const auto& each : services.parts.holdings.list(tx, keeper, {})) {
            store::LoanAsk ask;
            ask.units = {each.unit};
            ask.dossier = each.id;
            if (services.parts.holdings.find(tx, borrower, each.id) && store::loans(tx, ask).empty() &&
                each.access == classification::AccessClass::ordinary &&
                    reaches(tx, services.parts, keeper.actor, each.unit) &&
                services.parts.gate.obstacles(tx, keeper, each.id, archive::Deed::lend).empty())
                return each.id;
        }
        return std::nullopt;
    });
}

// One of his own archive that lies open.
std::optional<DossierId> ordinary(const Context& acting, Services& services) {
    return services.parts.db.read([&](Tx& tx) -> std::optional<DossierId> {
        for (const auto& each : services.parts.holdings.list(tx, acting, {}))
            if (each.access == classification::AccessClass::ordinary &&
                reaches(tx, services.parts, acting.actor, each.unit)) return each.id;
        return std::nullopt;
    });
}

void make_loans(const Context& ctx, core::Demo& demo, Services& services) {
    const auto table = sheet(demo, "pinjam");
    std::size_t lent = 0;
    for (const auto& row : table.rows) {
        core::SetClock then(ctx.now() - std::chrono::hours(24) * number_in(table.cell(row, "hari_lalu")));
        auto keeper = seated(ctx, services, table.cell(row, "arsiparis"));
        auto borrower = seated(ctx, services, table.cell(row, "peminjam"));
        if (!keeper || !borrower) continue;
        const auto dossier = to_lend(*keeper, *borrower, services);
        // A city whose archive is empty lends nothing.
        if (!dossier) continue;
        keeper->clock = borrower->clock = &then;
        const auto end = table.cell(row, "akhir");
        const auto id = services.loans.ask(*borrower,
                                           {*dossier, table.cell(row, "keperluan"), "",
                                            number_in(table.cell(row, "hari")), table.cell(row, "alasan_kertas"), "", "", ""});
        ++lent;
        if (end == "diminta") continue;
        services.loans.grant(*keeper, id, "", 0);
        services.loans.hand_out(*keeper, id);
        if (end != "kembali") continue;
        then.pass(std::chrono::hours(24) * number_in(table.cell(row, "hari")));
        services.loans.take_back(*keeper, id, true, Condition::good, "");
    }
    if (lent > 0) demo.say(std::to_string(lent) + " peminjaman berkas");
}

void make_requests(const Context& ctx, core::Demo& demo, Services& services) {
    const auto grounds = sheet(demo, "dasar_tutup");
    for (const auto& row : grounds.rows) {
        const auto acting = seated(ctx, services, grounds.cell(row, "arsiparis"));
        if (!acting) continue;
        Ground ground;
        ground.name = grounds.cell(row, "alasan");
        ground.citation = grounds.cell(row, "dasar");
        if (const int years = number_in(grounds.cell(row, "tahun")); years > 0) ground.years = years;
        services.requests.add_ground(*acting, ground);
    }
    const auto table = sheet(demo, "informasi");
    std::size_t entered = 0;
    for (const auto& row : table.rows) {
        auto acting = seated(ctx, services, table.cell(row, "arsiparis"));
        if (!acting) continue;
        core::SetClock then(ctx.now() - std::chrono::hours(24) * number_in(table.cell(row, "hari_lalu")));
        acting->clock = &then;
        const auto id = services.requests.enter(*acting,
                                                {table.cell(row, "pemohon"), table.cell(row, "kontak"),
                                                 table.cell(row, "tujuan"),
                                                          table.cell(row, "dicari"), {}});
        ++entered;
        const auto dossier = ordinary(*acting, services);
        if (!dossier) continue;
        services.requests.propose(*acting, id, {*dossier});
        if (table.cell(row, "jawaban").empty()) continue;
        services.requests.judge(*acting, id, {*dossier, Release::open, {}, "", {}});
        then.pass(std::chrono::hours(24) * 4);
        services.requests.reply(*acting, id, Answer::granted, "", {});
        services.requests.give(*acting, id, *dossier, number_in(table.cell(row, "salinan")), false);
    }
    if (entered > 0) demo.say(std::to_string(entered) + " permohonan informasi publik");
}

// The first reader sits at his table, the second has been and gone.
void make_readers(const Context& ctx, core::Demo& demo, Services& services) {
    const auto table = sheet(demo, "pembaca");
    std::size_t cards = 0;
    for (const auto& row : table.rows) {
        const auto acting = seated(ctx, services, table.cell(row, "arsiparis"));
        if (!acting) continue;
        const auto reader = services.reading.enter(*acting,
                                                   {table.cell(row, "nama"), table.cell(row, "kontak"),
                                                    table.cell(row, "asal"), true});
        const auto visit = services.reading.come(*acting, reader, table.cell(row, "keperluan"));
        if (++cards > 1) {
            services.reading.leave(*acting, visit);
            continue;
        }
        if (const auto dossier = to_lend(*acting, *acting, services))
            services.loans.hand_out(*acting, services.reading.ask(*acting, visit, *dossier));
    }
    if (cards > 0) demo.say(std::to_string(cards) + " kartu pembaca");
}

// A dossier on paper that both may know of.
std::optional<archive::Kept> on_paper(const Context& keeper, const Context& checker, Services& services, const std::string& code) {
    return services.parts.db.read([&](Tx& tx) -> std::optional<archive::Kept> {
        archive::Wanted wanted;
        wanted.code = code;
        wanted.here = true;
        wanted.at_most = classification::AccessClass::ordinary;
        for (const auto& each : services.parts.holdings.list(tx, keeper, wanted))
            if (each.medium == "paper" && reaches(tx, services.parts, keeper.actor, each.unit) &&
                services.parts.holdings.find(tx, checker, each.id))
                return each;
        return std::nullopt;
    });
}

// What a scanner would give: the dossier's own sheet, as PDF/A.
core::Bytes sheet_of(const archive::Kept& dossier, core::Instant at, const std::filesystem::path& fonts) {
    core::table::Sheet sheet;
    sheet.name = "Berkas";
    sheet.titles = {dossier.title, dossier.unit_name, dossier.code + " " + dossier.code_name};
    constexpr double narrow = 18, wide = 60;
    sheet.columns = {{"Unsur", narrow}, {"Isi", wide}};
    sheet.rows = {{std::string("Nomor berkas"), dossier.number},
                  {std::string("Kurun waktu"), period_of(dossier)},
                  {std::string("Jumlah"), amount_of(dossier)}};
    return core::table::pdf(sheet, {fonts, at, "id-ID", "Halaman {page} dari {pages}"});
}

void make_scans(const Context& ctx, core::Demo& demo, Services& services, const std::filesystem::path& fonts) {
    const auto table = sheet(demo, "alih_media");
    std::size_t made = 0;
    for (const auto& row : table.rows) {
        const auto cell = [&](const char* column) { return table.cell(row, column); };
        auto keeper = seated(ctx, services, cell("arsiparis")), checker = seated(ctx, services, cell("pemeriksa"));
        if (!keeper || !checker || services.parts.blobs == nullptr) continue;
        const auto dossier = on_paper(*keeper, *checker, services, cell("kode"));
        if (!dossier) continue;
        core::SetClock then(ctx.now() - std::chrono::hours(24) * number_in(cell("hari_lalu")));
        keeper->clock = checker->clock = &then;
        ScanWish wish{cell("judul"), cell("metode"), cell("format"), cell("media_asal"), cell("media_hasil"), "",
                      keeper->actor.person_name, number_in(cell("resolusi")), keeper->today(), {dossier->id}, cell("alat")};
        const auto id = services.scans.open(*keeper, wish);
        services.copies.add(*keeper, id, {dossier->id, 0, 0, {{cell("berkas"), sheet_of(*dossier, then.now(), fonts)}}});
        CheckWish check{true, {true, true, true, true}, {}, {}, cell("catatan")};
        for (const auto& each : services.scans.one(*checker, id).files) check.looked.push_back(each.id);
        then.pass(std::chrono::hours(26));
        services.scans.check(*checker, id, check);
        ++made;
    }
    if (made > 0) demo.say(std::to_string(made) + " alih media diperiksa");
}

}  // namespace

void fill_demo(const Context& ctx, core::Demo& demo, Services& services, const std::filesystem::path& fonts) {
    make_places(ctx, demo, services);
    make_scans(ctx, demo, services, fonts);
    make_loans(ctx, demo, services);
    make_holds(ctx, demo, services);
    make_requests(ctx, demo, services);
    make_readers(ctx, demo, services);
}

}  // namespace depot
