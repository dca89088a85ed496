// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/place.h"

#include <algorithm>

#include "core/base/text.h"
#include "incoming/input/fields.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::Context;
using core::http::Request;
using core::page::Data;

namespace {

using QueryParts = std::vector<std::pair<std::string, std::string>>;

constexpr const char *mailbox_list = "incoming", *given_list = "dispositions";
constexpr const char* did_give = "given";

QueryParts fields_of(const Wish& wish) { return list_fields(wish); }

QueryParts fields_of(const GivenWish& wish) { return {{"show", std::string(name(wish.given))}}; }

template <class W>
std::string placed(const W& wish, const char* list, IncomingId letter, const std::string& place) {
    QueryParts fields{{"list", list}};
    for (auto& each : fields_of(wish)) fields.push_back(std::move(each));
    fields.emplace_back("after", place);
    return with_fields(address(letter), fields);
}

template <class W>
void show_around_place(Data& data, Room& room, const Context& ctx, const W& wish, const char* list,
                       IncomingId letter) {
    const auto found = room.services.desk.neighbours(ctx, wish, letter);
    const auto home = with_fields(std::string("/") + list, fields_of(wish));
    auto& shown = data.add("PLACED");
    shown.set("LIST_URL", home);
    if (found.before)
        shown.add("BEFORE").set("URL", placed(wish, list, found.before->letter, found.before->place));
    // After the last one the act ends on the letter itself.
    const auto next = found.after ? placed(wish, list, found.after->letter, found.after->place) : std::string();
    if (found.after) shown.add("AFTER").set("URL", next);
    data.set("NEXT", next);
}

// The last disposition of the seat on it.
const Disposition* last_of(const Whole& whole, const core::Actor& actor) {
    const auto found = std::find_if(whole.dispositions.rbegin(), whole.dispositions.rend(),
                                    [&](const Disposition& each) { return actor.holds(each.giver); });
    return found == whole.dispositions.rend() ? nullptr : &*found;
}

bool nobody_read(const Disposition& disposition) {
    return std::all_of(disposition.branches.begin(), disposition.branches.end(),
                       [](const Branch& each) { return each.state == BranchState::sent; });
}

std::string receivers_of(const Disposition& disposition) {
    std::vector<std::string> names;
    for (const auto& branch : disposition.branches) names.push_back(branch.position_name);
    return core::text::join(names, ", ");
}

}  // namespace

QueryParts list_fields(const Wish& wish) {
    const auto day = [](const std::optional<core::Date>& date) { return date ? core::iso(*date) : std::string(); };
    return {{"show", wish.show == Show::all ? "" : std::string(name(wish.show))},
            {"q", wish.words},
            {"urgency", wish.urgency ? std::string(letters::name(*wish.urgency)) : ""},
            {"access", wish.access ? std::string(classification::name(*wish.access)) : ""},
            {"position", wish.position ? wish.position->text() : ""},
            {"from", day(wish.from)},
            {"until", day(wish.until)},
            {"order", wish.order == Order::newest ? "" : std::string(name(wish.order))}};
}

std::string with_fields(std::string path, const QueryParts& fields) {
    char before = path.find('?') == path.npos ? '?' : '&';
    for (const auto& [name, value] : fields) {
        if (value.empty()) continue;
        path += before + name + "=" + core::text::url(value);
        before = '&';
    }
    return path;
}

std::string address_in(const Wish& wish, IncomingId letter, const std::string& place) {
    return placed(wish, mailbox_list, letter, place);
}

std::string address_in(const GivenWish& wish, IncomingId letter, const std::string& place) {
    return placed(wish, given_list, letter, place);
}

void show_place(Data& data, Room& room, const Context& ctx, const Request& request, IncomingId letter) {
    const auto list = request.query.get("list");
    if (list == mailbox_list && request.query.has("after"))
        return show_around_place(data, room, ctx, input::wish_from(request.query), mailbox_list, letter);
    if (list == given_list && request.query.has("after"))
        return show_around_place(data, room, ctx, input::given_wish_from(request.query), given_list, letter);
    data.set("NEXT", request.form.get("next"));
}

std::string onward(const Request& request, IncomingId letter) {
    const auto next = core::http::local_path(request.form.get("next"), address(letter));
    return next.starts_with(address(letter)) ? next : with_fields(next, {{"done", letter.text()}});
}

std::string onward_given(const Request& request, IncomingId letter) {
    const auto next = core::http::local_path(request.form.get("next"), address(letter));
    return with_fields(next, {{"done", letter.text()}, {"did", did_give}});
}

void show_done(Data& data, Room& room, const Context& ctx, const Request& request) {
    core::http::Given given(request.query);
    const auto id = given.id<IncomingId>("done");
    if (!id || !given.faults().empty()) return;
    try {
        const auto whole = room.services.desk.whole(ctx, *id);
        auto& done = data.add("DONE");
        done.set("DONE_SUBJECT", whole.entry.subject).set("URL", address(*id));
        const auto* disposition = last_of(whole, ctx.actor);
        if (disposition != nullptr && request.query.get("did") == did_give)
            done.add("GIVEN").set("NAMES", receivers_of(*disposition));
        else done.show("ENDED");
        if (disposition != nullptr && nobody_read(*disposition) && !whole.entry.over())
            done.add("UNDO")
                .set("ACTION", address(*id) + "/withdraw")
                .set("DISPOSITION", disposition->id.text());
    } catch (const core::Error& error) {
        if (error.code() != core::Code::not_found) throw;
    }
}

}  // namespace incoming::web
