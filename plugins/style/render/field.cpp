// SPDX-License-Identifier: Apache-2.0
// What stands in the field of a signature when the profile has it drawn there: the same words as the printed
// mark, in the room the page keeps free for them.
#include "style/render/compose.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double mark_width = 84, seal_width = 30, seal_height = 27;   // millimetres

bool drawn(const Sheet& sheet) { return sheet.profile.draws_field() && !sheet.by_ink(); }

// In a field others kept free the first who signs always shows who he is: their page says nothing of us.
bool in_field_of_others(const Sheet& sheet, std::size_t nth) {
    return nth == 0 && sheet.file && sheet.file->as_it_is && !sheet.by_ink();
}

// That of the city or the unit, as it stands in the letterhead; none where none was uploaded.
core::Bytes emblem_of(const Sheet& sheet, const Drawings& emblems) {
    for (const auto& each : {sheet.head.left, sheet.head.right}) {
        if (!each) continue;
        if (const auto found = emblems.find(each->hex()); found != emblems.end()) return found->second;
    }
    return {};
}

}  // namespace

std::optional<pdf::DrawnMark> field_mark(const Sheet& sheet, std::size_t nth, const std::string& time,
                                         const Drawings& emblems, const std::filesystem::path& fonts) {
    if (!drawn(sheet) && !in_field_of_others(sheet, nth)) return std::nullopt;
    const auto& block = block_at(sheet, nth);
    const auto shows = [&](std::string_view part) {
        return sheet.profile.draws_field() ? sheet.profile.shows(part) : part == "qr" || part == "capacity" || part == "name";
    };
    pdf::SignatureMark mark;
    if (shows("emblem")) mark.emblem = emblem_of(sheet, emblems);
    if (shows("qr")) mark.qr = sheet.verify_url;
    if (shows("capacity")) mark.capacity = in_one_line(block);
    if (shows("name")) mark.name = block.name;
    if (shows("time")) mark.time = time;
    if (shows("capacity") || shows("name")) mark.said = sheet.profile.signed_by;
    // An emblem alone that nobody uploaded leaves nothing to draw; who signs is never left out then.
    if (mark.emblem.empty() && mark.qr.empty() && mark.capacity.empty() && mark.name.empty() && mark.time.empty())
        mark.name = block.name;
    return pdf::draw_mark(mark, mark_width, fonts, setup(sheet).typeface);
}

std::optional<pdf::DrawnMark> seal_mark(const Sheet& sheet, const std::string& office, const Drawings& emblems,
                                        const std::filesystem::path& fonts) {
    if (!drawn(sheet)) return std::nullopt;
    pdf::SignatureMark mark;
    mark.said = "Segel elektronik";
    mark.emblem = emblem_of(sheet, emblems);
    mark.name = office;
    mark.capacity = sheet.head.agency == office ? "" : sheet.head.agency;
    return pdf::draw_seal(mark, seal_width, fonts, setup(sheet).typeface);
}

pdf::Blocks room_of_seal(const Sheet& sheet) {
    if (!drawn(sheet) || !sheet.kind.office_seal) return {};
    return {pdf::SignatureSpace{std::string(seal_space), seal_width, seal_height, pdf::Align::right}};
}

}  // namespace style
