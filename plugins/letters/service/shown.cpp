// SPDX-License-Identifier: Apache-2.0
#include "letters/service/shown.h"

#include "letters/service/sheet.h"
#include "style/dates.h"

namespace letters {

namespace {

style::Sheet sheet_now(Parts& parts, LetterId id) {
    return parts.db.read([&](core::db::Tx& tx) { return sheet_of(tx, parts, parts.letters.get(tx, id)); });
}

// "23 November 2026, 15.42 WIB"
std::string time_words(core::Instant at, core::Zone zone) {
    const auto clock = core::iso(at + core::offset(zone)).substr(11, 5);   // "15:42"
    return style::long_date(core::date_of(at, zone), false) + ", " + clock.substr(0, 2) + "." + clock.substr(3) + " " +
           std::string(core::name(zone));
}

signing::Shown shown(std::optional<core::pdf::DrawnMark> drawn) {
    signing::Shown made;
    if (!drawn) return made;
    made.page = std::move(drawn->page);
    made.x = drawn->at.x;
    made.y = drawn->at.y;
    made.width = drawn->at.width;
    made.height = drawn->at.height;
    return made;
}

}  // namespace

signing::Shown shown_of(Parts& parts, LetterId id, std::size_t nth, core::Instant at) {
    const auto sheet = sheet_now(parts, id);
    if (nth > sheet.cosigners.size())
        throw core::Error(core::Code::internal, "letters.error.stored", {{"value", "signer"}});
    auto made = shown(parts.styles.field_mark(sheet, nth, time_words(at, parts.zone)));
    made.capacity = style::in_one_line(nth == 0 ? sheet.signer : sheet.cosigners[nth - 1]);
    return made;
}

signing::Shown shown_seal_of(Parts& parts, LetterId id, const std::string& office) {
    return shown(parts.styles.seal_mark(sheet_now(parts, id), office));
}

}  // namespace letters
