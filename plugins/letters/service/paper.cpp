// SPDX-License-Identifier: Apache-2.0
// Gathering what is printed, and keeping pictures of it.
#include "letters/service/paper.h"

#include <array>

#include "core/base/text.h"
#include "letters/service/booked.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

std::string long_date(core::Date date, bool with_day) {
    static constexpr std::array<std::string_view, 12> months{
        "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
        "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
    static constexpr std::array<std::string_view, 7> days{"Minggu", "Senin", "Selasa", "Rabu",
                                                          "Kamis",  "Jumat", "Sabtu"};
    const std::chrono::weekday day{std::chrono::sys_days(date)};
    std::string text = with_day ? std::string(days[day.c_encoding()]) + ", " : "";
    return text + std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string(months[static_cast<unsigned>(date.month()) - 1]) + " " +
           std::to_string(static_cast<int>(date.year()));
}

// A bidang writes under the letterhead of the unit whose book it numbers in.
Letterhead letterhead(Tx& tx, Parts& parts, const Letter& letter) {
    Letterhead head;
    head.agency = parts.directory.agency(tx).name;
    auto unit = parts.directory.unit(tx, letter.book);
    if (!unit) return head;
    head.unit = unit->name;
    auto from = *unit;
    while (from.address.empty() && from.parent) {
        const auto above = parts.directory.unit(tx, *from.parent);
        if (!above) break;
        from = *above;
    }
    head.address = from.address;
    std::vector<std::string> contact;
    if (!from.phone.empty()) contact.push_back("Telepon " + from.phone);
    if (!from.email.empty()) contact.push_back("Pos-el " + from.email);
    if (!from.site.empty()) contact.push_back("Laman " + from.site);
    head.contact = core::text::join(contact, ", ");
    return head;
}

std::string payload(const Letter& letter, const Sheet& sheet) {
    const auto& as = *letter.numbered_as;
    core::Json json{{"id", letter.id.text()},
                    {"jenis", title(letter.content.kind)},
                    {"nomor", as.number},
                    {"tanggal", core::iso(as.date)},
                    {"hal", letter.content.subject},
                    {"klasifikasi", letter.content.classification},
                    {"sifat", classification::name(letter.content.access)},
                    {"urgensi", name(letter.content.urgency)},
                    {"instansi", sheet.head.agency},
                    {"unit", sheet.head.unit},
                    {"penanda_tangan", {{"jabatan", as.block.capacity_line}, {"nama", as.block.name}}},
                    {"verifikasi", sheet.verify_url}};
    for (const bool copy : {false, true}) {
        auto& list = json[copy ? "tembusan" : "tujuan"] = core::Json::array();
        for (const auto& each : letter.content.addressees)
            if (each.copy == copy) list.push_back(each.printed);
    }
    return json.dump(2);
}

}  // namespace

Sheet Paper::sheet(Tx& tx, const Letter& letter) {
    auto& directory = parts_.directory;
    Sheet sheet;
    sheet.content = letter.content;
    sheet.head = letterhead(tx, parts_, letter);
    sheet.place = directory.agency(tx).place;
    if (letter.content.event.day) sheet.event_day = long_date(*letter.content.event.day, true);
    if (const auto& as = letter.numbered_as) {
        sheet.draft = false;
        sheet.number = as->number;
        sheet.date = long_date(as->date, false);
        sheet.signer = as->block;
        sheet.verify_url = parts_.public_url + "/v/" + as->code;
        sheet.at = as->at;
        sheet.payload = payload(letter, sheet);
    } else {
        const auto today = core::date_of(parts_.clock.now(), parts_.zone);
        sheet.number = parts_.numbers.ahead(tx, wish_of(letter, today));
        sheet.date = "\u2026";
        sheet.at = letter.changed;
        const auto position = directory.position(tx, letter.content.signer);
        const auto holder = directory.holder(tx, letter.content.signer, today);
        if (position && holder)
            sheet.signer = signer_block({position->name, position->kind, holder->capacity,
                                         holder->person_name, holder->titled_name, holder->rank,
                                         holder->nip});
        else if (position)
            sheet.signer.capacity_line = position->name + ",";
    }
    sheet.from = sheet.signer.capacity_line;
    if (!sheet.from.empty()) sheet.from.pop_back();
    return sheet;
}

Paper::File Paper::file_of(Tx& tx, const Letter& letter) {
    File file;
    file.name = letter.numbered_as ? core::text::replace(letter.numbered_as->number, "/", "-") + ".pdf"
                                   : "konsep.pdf";
    if (letter.bytes) {
        file.bytes = parts_.blobs.get(*letter.bytes);
        file.pages = letter.pages;
        file.final = true;
        return file;
    }
    auto rendered = render(sheet(tx, letter), parts_.fonts);
    file.bytes = std::move(rendered.bytes);
    file.pages = rendered.pages;
    return file;
}

Paper::File Paper::pdf(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        return file_of(tx, open_for(tx, parts_, ctx.actor, Right::read, id));
    });
}

int Paper::pages(const Context& ctx, LetterId id) {
    const auto letter =
        parts_.db.read([&](Tx& tx) { return open_for(tx, parts_, ctx.actor, Right::read, id); });
    return letter.pages > 0 ? letter.pages : pdf(ctx, id).pages;
}

core::Bytes Paper::picture(const Context& ctx, LetterId id, int page) {
    const auto file = pdf(ctx, id);
    return parts_.pictures.page(core::sha256(file.bytes), page, [&] { return file.bytes; });
}

Rendered Paper::final_sheet(LetterId id) {
    const auto printed = parts_.db.read([&](Tx& tx) {
        const auto letter = parts_.letters.get(tx, id);
        if (!letter.numbered_as)
            throw core::Error(core::Code::conflict,
                              "letters.error.move." + std::string(name(letter.state)));
        return sheet(tx, letter);
    });
    return render(printed, parts_.fonts);
}

}  // namespace letters
