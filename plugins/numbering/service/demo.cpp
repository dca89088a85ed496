// SPDX-License-Identifier: Apache-2.0
#include "numbering/service/demo.h"

#include <algorithm>

namespace numbering {

using classification::AccessClass;
using core::Context;
using core::db::Tx;

namespace {

struct Sample {
    const char* unit;       // code; "" = every unit that numbers
    const char* name;
    const char* pattern;
    Reset reset = Reset::yearly;
    std::set<std::string> groups{};
    std::set<AccessClass> accesses{};
};

// Every perangkat daerah numbers its own letters, the year in the book and not in the number; the
// Sekretariat Daerah prints the bagian that wrote. Decisions carry number and year only.
std::vector<Sample> samples() {
    return {
        {"SETDA", "Naskah dinas", "{class}/{no}/{origin}"},
        {"SETDA", "Keputusan Wali Kota", "{no}/{year}", Reset::yearly, {"arahan-penetapan"}},
        {"SETDA", "Naskah rahasia", "{access_code}-{no}/{class}/{origin}/{month_roman}/{year}", Reset::yearly, {},
         {AccessClass::secret, AccessClass::top_secret}},
        {"INSP", "Naskah rahasia", "{access_code}-{no}/{class}/{unit}/{year}", Reset::yearly, {},
         {AccessClass::secret, AccessClass::top_secret}},
        {"BKPSDMD", "Surat perintah dan surat tugas", "{class}/{no:3}/{unit}/{month}/{year}", Reset::monthly,
         {"arahan-penugasan"}},
        {"", "Keputusan kepala perangkat daerah", "{class}/{no}/KEP/{unit}/{year}", Reset::yearly,
         {"arahan-penetapan"}},
        {"", "Naskah dinas", "{class}/{no}/{unit}"},
    };
}

bool leader(const directory::Unit& unit) { return unit.kind == "kdh"; }

std::int64_t make_series(const Context& ctx, Services& services) {
    const auto units = services.parts.db.read([&](Tx& tx) { return services.parts.directory.units(tx); });
    std::int64_t made = 0;
    for (const auto& unit : units) {
        if (!unit.own_numbers || leader(unit)) continue;
        for (const auto& sample : samples()) {
            const bool everywhere = std::string_view(sample.unit).empty();
            if (everywhere ? unit.code == "SETDA" : unit.code != sample.unit) continue;
            Series series;
            series.unit = unit.id;
            series.name = sample.name;
            series.pattern = sample.pattern;
            series.reset = sample.reset;
            series.scope.groups = sample.groups;
            series.scope.accesses = sample.accesses;
            series.from = core::Date(ctx.today().year() / 1 / 1);
            services.administer.save(ctx, series);
            ++made;
        }
    }
    return made;
}

void make_central(const Context& ctx, Services& services) {
    const auto setda =
        services.parts.db.read([&](Tx& tx) { return services.parts.directory.unit_by_code(tx, "SETDA"); });
    if (!setda) return;
    std::vector<CentralWish> rules;
    const auto known = services.administer.signer_kinds(ctx);
    for (const char* kind : {"kdh", "wakil_kdh", "sekda", "asisten"})
        if (std::find(known.begin(), known.end(), kind) != known.end()) rules.push_back({kind, setda->id});
    services.administer.set_central(ctx, rules);
}

// The holder of a position as if signed in, with the rights of the books.
std::optional<Context> acting(Tx& tx, Parts& parts, const Context& ctx, const char* code) {
    const auto position = parts.directory.position_by_code(tx, code);
    const auto holder = position ? parts.directory.holder(tx, position->id, ctx.today()) : std::nullopt;
    if (!holder) return std::nullopt;
    auto made = ctx;
    made.actor = {};
    made.actor.kind = core::Actor::Kind::person;
    made.actor.person = holder->person;
    made.actor.person_name = holder->person_name;
    core::Seat seat;
    seat.appointment = holder->appointment;
    seat.position = holder->position;
    seat.unit = holder->unit;
    seat.capacity = holder->capacity;
    seat.position_name = position->name;
    seat.roles = position->roles;
    seat.book = parts.directory.numbering_unit(tx, holder->unit).id;
    made.actor.seats = {seat};
    made.actor.rights = {"numbering.read", "numbering.keep", "numbering.approve"};
    return made;
}

// Days back from today that lie in the running year; nearer to New Year there are fewer.
core::Date back(const Context& ctx, int days) {
    return std::max(core::add_days(ctx.today(), -days), core::Date(ctx.today().year() / 1 / 1));
}

void make_numbers(const Context& ctx, Services& services) {
    auto& parts = services.parts;
    const auto clerk = parts.db.read([&](Tx& tx) { return acting(tx, parts, ctx, "DISKOMINFO.UMPEG"); });
    const auto head = parts.db.read([&](Tx& tx) { return acting(tx, parts, ctx, "DISKOMINFO.SEKRETARIS"); });
    if (!clerk || !head) return;
    const auto book = services.books.book(*clerk, {});
    if (!book.series) return;
    const auto series = book.series->id;
    const auto reserve = [&](int days, const char* code, const char* purpose) {
        return services.reserve.reserve(*clerk, {series, back(ctx, days), code, purpose, std::nullopt});
    };
    reserve(4, "000.1.5", "Undangan rapat pembahasan peta rencana SPBE, bidang menyusul menyusun naskahnya");
    const auto wrong = reserve(3, "", "Surat pengantar laporan bulanan pusat data");
    services.reserve.annul(*clerk, wrong.id, "Salah pesan: laporan dikirim dengan nota dinas");
    reserve(0, "", "Surat pemberitahuan pemeliharaan jaringan antarperangkat daerah");
    const auto ask = [&](int days, const char* reason) {
        return services.insert.ask(*clerk, {series, back(ctx, days), "000.1.5", reason});
    };
    const auto asked = ask(2, "Notula rapat sudah disepakati pada tanggal tersebut, naskahnya terlambat diajukan");
    services.insert.approve(*head, asked.id);
    ask(1, "Berita acara serah terima perangkat ditandatangani pihak kedua lebih dahulu");
}

}  // namespace

void fill_demo(const Context& ctx, core::Demo& demo, Services& services) {
    if (!services.administer.list(ctx).empty()) return;
    const auto made = make_series(ctx, services);
    make_central(ctx, services);
    try {
        make_numbers(ctx, services);
    } catch (const core::Error& error) {
        // On the first days of a year no earlier day is left to insert into.
        demo.say(std::string("contoh nomor sisipan dilewati: ") + error.what());
    }
    demo.say(std::to_string(made) + " seri nomor dibuat");
}

}  // namespace numbering
