// SPDX-License-Identifier: Apache-2.0
#include "letters/web/place.h"

#include "core/base/text.h"
#include "letters/filters.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Context;
using core::http::Request;
using core::page::Data;

namespace {

using QueryFields = std::vector<std::pair<std::string_view, std::string_view>>;

std::string with_query(std::string_view path, const QueryFields& fields) {
    std::vector<std::string> parts;
    for (const auto& [name, value] : fields)
        if (!value.empty()) parts.push_back(std::string(name) + "=" + core::text::url(value));
    return std::string(path) + (parts.empty() ? "" : "?" + core::text::join(parts, "&"));
}

std::string in_list(const Wish& wish, std::string_view path, std::string_view state, std::string_view after) {
    return with_query(path, {{"state", state}, {"kind", wish.kind}, {"q", wish.words}, {"mine", wish.mine ? "1" : ""},
                             {"after", after}});
}

}  // namespace

std::string state_of(const Wish& wish) {
    if (wish.returned) return "returned";
    if (wish.undelivered) return "undelivered";
    return wish.state ? std::string(name(*wish.state)) : "";
}

std::string list_address(const Wish& wish, std::string_view state, std::string_view after) {
    return in_list(wish, "/letters", state, after);
}

std::string address_in(const Wish& wish, const Line& line) {
    return in_list(wish, address(line.id), state_of(wish), place_of(line));
}

void show_place(Data& data, Room& room, const Context& ctx, const Request& request, LetterId letter) {
    if (!request.query.has("after")) {
        data.set("GO_ON", request.form.get("next"));
        return;
    }
    const auto wish = wish_from(request.query);
    const auto found = room.services.desk.neighbours(ctx, wish, letter);
    auto& shown = data.add("PLACED").set("LIST_URL", list_address(wish, state_of(wish)));
    if (found.before) shown.add("BEFORE").set("URL", address_in(wish, *found.before));
    const auto next = found.after ? address_in(wish, *found.after) : std::string();
    if (found.after) shown.add("AFTER").set("URL", next);
    data.set("GO_ON", next);
}

std::string onward(const Request& request, LetterId letter) {
    const auto next = core::http::local_path(request.form.get("next"), address(letter));
    if (next.starts_with(address(letter))) return next;
    return next + (next.find('?') == std::string::npos ? "?" : "&") + "done=" + letter.text();
}

void show_done(Data& data, Room& room, const Context& ctx, const Request& request) {
    core::http::Given given(request.query);
    const auto id = given.id<LetterId>("done");
    if (!id || !given.faults().empty()) return;
    try {
        const auto whole = room.services.desk.whole(ctx, *id);
        auto& done = data.add("DONE").set("DONE_SUBJECT", whole.letter.content.subject).set("URL", address(*id));
        if (whole.may_take_back && !whole.opened) done.add("UNDO").set("ACTION", address(*id) + "/take-back");
    } catch (const core::Error& error) {
        if (error.code() != core::Code::not_found) throw;
    }
}

}  // namespace letters::web
