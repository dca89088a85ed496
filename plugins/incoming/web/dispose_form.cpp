// SPDX-License-Identifier: Apache-2.0
// The form of a disposition: to whom, what, until when. The same for who gives and for who prepares it.
#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "incoming/input/acts.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::http::Fields;
using core::page::Data;
using core::words::Catalog;

namespace {

// Direct subordinates come first; a page that named all of a city in each list would weigh a megabyte.
constexpr std::size_t most_with_tasks = 40, most_informed = 150;

std::set<std::string> chosen(const Fields& typed, std::string_view name) {
    const auto all = typed.every(name);
    return {all.begin(), all.end()};
}

template <class Each, class All>
void choices(Data& form, const char* section, const All& all, Each from, const std::string& now, const char* word,
             const Catalog& words) {
    for (const auto each : all) {
        if (each < from) continue;   // never below the letter's
        const std::string code(name(each));
        form.add(section)
            .set("VALUE", code)
            .set("LABEL", words.say(std::string(word) + code))
            .show_if(code == now, "PICKED");
    }
}

void own_rows(Data& form, const std::vector<Receiver>& receivers, const Fields& typed) {
    for (int at = 1; at <= input::own_rows; ++at) {
        const auto named = [&](const char* name) { return "own" + std::to_string(at) + "_" + name; };
        auto& row = form.add("OWN_ROW");
        row.set("N", std::int64_t{at}).set("OWN_TASK_TYPED", typed.get(named("task"))).set("OWN_DAYS_TYPED",
            typed.get(named("days")));
        for (std::size_t i = 0; i < std::min(receivers.size(), most_with_tasks); ++i) {
            const auto& each = receivers[i];
            row.add("OWN_SEAT")
                .set("OWN_ID", each.position.text())
                .set("OWN_NAME", each.name)
                .show_if(typed.get(named("to")) == each.position.text(), "OWN_CHOSEN");
        }
    }
}

}  // namespace

void show_dispose(Data& form, const std::vector<Receiver>& receivers, const std::vector<Instruction>& instructions,
                  const Entry* entry, const Fields& typed, const Catalog& words) {
    using classification::AccessClass;
    using letters::Urgency;
    const auto ticked = chosen(typed, "to"), informed = chosen(typed, "informed"), wanted = chosen(typed,
        "instructions");
    form.set("NOTE_TYPED", typed.get("note")).set("DUE_TYPED", typed.get("due")).set("DAYS_TYPED",
        typed.get("due_days"));
    for (const auto& each : receivers) {
        const auto id = each.position.text();
        form.add("SEAT")
            .set("SEAT_ID", id)
            .set("SEAT_NAME", each.name)
            .set("SEAT_WHO", each.holder.empty() ? words.say("incoming.vacant") : each.holder)
            .show_if(ticked.contains(id), "TICKED")
            .show_if(typed.get("responsible") == id, "CHARGED");
    }
    for (std::size_t i = 0; i < std::min(receivers.size(), most_informed); ++i)
        form.add("TOLD_SEAT")
            .set("TOLD_ID", receivers[i].position.text())
            .set("TOLD_NAME", receivers[i].name)
            .show_if(informed.contains(receivers[i].position.text()), "TOLD");
    for (const auto& each : instructions)
        form.add("INSTRUCTION")
            .set("CODE", each.code)
            .set("WORDS", each.name)
            .show_if(wanted.contains(each.code), "WANTED");
    own_rows(form, receivers, typed);
    // Of many letters each keeps its own.
    if (!entry)
        for (const char* section : {"ACCESS_CHOICE", "URGENCY_CHOICE"})
            form.add(section).set("VALUE", "").set("LABEL", words.say("incoming.dispose.as_letter"));
    const auto access = entry ? entry->access : AccessClass::ordinary;
    const auto urgency = entry ? entry->urgency : Urgency::ordinary;
    const auto now = [&](const char* field, std::string_view usual) {
        return typed.get(field).empty() && entry ? std::string(usual) : typed.get(field);
    };
    choices(form, "ACCESS_CHOICE",
            std::initializer_list<AccessClass>{AccessClass::ordinary, AccessClass::limited, AccessClass::secret,
                                               AccessClass::top_secret},
            access, now("access", classification::name(access)), "incoming.access.", words);
    choices(form, "URGENCY_CHOICE",
            std::initializer_list<Urgency>{Urgency::ordinary, Urgency::urgent, Urgency::most_urgent}, urgency,
            now("urgency", letters::name(urgency)), "incoming.urgency.", words);
    form.show_if(!informed.empty() || !typed.get("own1_task").empty(), "MORE_OPEN");
    if (secret(access)) form.add("WARNED").show_if(typed.get("confirmed") == "1", "CONFIRMED");
    else form.add("MAY_CONFIRM").show_if(typed.get("confirmed") == "1", "CONFIRMED");
}

Fields as_typed(const Instructions& wish) {
    Fields typed;
    for (const auto& each : wish.to) typed.add("to", each.text());
    for (const auto& each : wish.informed) typed.add("informed", each.text());
    for (const auto& each : wish.codes) typed.add("instructions", each);
    if (wish.responsible) typed.add("responsible", wish.responsible->text());
    typed.add("note", wish.note);
    if (wish.due) typed.add("due", core::iso(*wish.due));
    if (wish.due_days > 0) typed.add("due_days", std::to_string(wish.due_days));
    if (wish.access) typed.add("access", std::string(classification::name(*wish.access)));
    if (wish.urgency) typed.add("urgency", std::string(letters::name(*wish.urgency)));
    int at = 0;
    for (const auto& [position, own] : wish.own) {
        const auto named = [&](const char* name) { return "own" + std::to_string(at) + "_" + name; };
        if (++at > input::own_rows) break;
        typed.add(named("to"), position.text());
        typed.add(named("task"), own.task);
        if (own.due_days > 0) typed.add(named("days"), std::to_string(own.due_days));
    }
    return typed;
}

}  // namespace incoming::web
