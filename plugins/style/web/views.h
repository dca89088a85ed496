// SPDX-License-Identifier: Apache-2.0
// What the forms of kinds, profiles and letterheads have alike.
#pragma once

#include "style/web/pages.h"

namespace style::web {

// Where the page of a thing is: "/style/kinds/keputusan".
std::string address(Thing thing, std::string_view code);
// Thing of the address part "kinds", "profiles", "heads", "units". Throws Error(not_found).
Thing thing_of(std::string_view word);

// Options of a select or radios: SECTION{VALUE, LABEL, CHOSEN}; labels are the words `prefix` + value.
template <class T>
void options(core::page::Data& data, const std::string& section, std::initializer_list<T> all, T now,
             const std::string& prefix, const core::words::Catalog& words) {
    for (const auto each : all) {
        const std::string value(name(each));
        data.add(section)
            .set("VALUE", value)
            .set("LABEL", words.say(prefix + value))
            .show_if(each == now, "CHOSEN");
    }
}

// Draft or not, history, the acts that are open, and pictures of the preview.
void show_bench(core::page::Data& data, Room& room, const Context& ctx, Thing thing, std::string_view code,
                const Bench& bench, const core::words::Catalog& words);

// Saves what was typed; publishes it when the button says so. Gives the page to go to. Form faults
// and a draft saved by somebody else are shown by `again`.
Response save_and_publish(Room& room, const Context& ctx, Request& request, Thing thing, const std::string& code,
                          core::Json definition, const std::function<Response(std::vector<core::Fault>)>& again);

// A number as typed (what is none stays a text, a fault of its reader), and lists parted by a sign.
core::Json number_typed(const Request& request, std::string_view field);
core::Json list_typed(const Request& request, std::string_view field, char between);

}  // namespace style::web
