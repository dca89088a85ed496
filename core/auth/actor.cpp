// SPDX-License-Identifier: Apache-2.0
#include "core/auth/actor.h"

#include "core/base/error.h"

namespace core {

std::string_view name(Capacity capacity) {
    switch (capacity) {
        case Capacity::definitive: return "definitif";
        case Capacity::acting: return "plt";
        case Capacity::daily: return "plh";
        case Capacity::caretaker: return "pj";
        case Capacity::interim: return "pjs";
    }
    return "definitif";
}

Capacity capacity_named(std::string_view text) {
    for (Capacity each : {Capacity::definitive, Capacity::acting, Capacity::daily,
                          Capacity::caretaker, Capacity::interim})
        if (text == name(each)) return each;
    throw Error(Code::invalid, "core.error.capacity", {{"value", std::string(text)}});
}

std::string_view printed(Capacity capacity) {
    switch (capacity) {
        case Capacity::definitive: return "";
        case Capacity::acting: return "Plt.";
        case Capacity::daily: return "Plh.";
        case Capacity::caretaker: return "Pj.";
        case Capacity::interim: return "Pjs.";
    }
    return "";
}

namespace {

std::string with_capacity(const Seat& seat) {
    const auto as = printed(seat.capacity);
    return as.empty() ? seat.position_name : std::string(as) + " " + seat.position_name;
}

std::string_view lent_as(std::string_view kind) { return kind == "secretary" ? "sekretaris untuk" : "pengganti"; }

}  // namespace

std::string written(const Seat& seat) {
    if (!seat.lent) return with_capacity(seat);
    return seat.lent->own_name + " selaku " + std::string(lent_as(seat.lent->kind)) + " " + with_capacity(seat);
}

std::string Actor::named() const {
    return borrows() ? person_name + " (" + written(seats[acting]) + ")" : person_name;
}

const Seat& Actor::seat() const {
    if (acting >= seats.size()) throw Error(Code::forbidden, "core.error.no_seat");
    return seats[acting];
}

std::vector<std::string> Actor::tokens() const {
    std::vector<std::string> tokens{"all"};
    if (kind != Kind::person) return tokens;
    // What the index knows of a position knows no limit of class: in a lent seat one searches the mailbox's own list.
    if (borrows()) return tokens;
    tokens.push_back("person:" + person.text());
    if (acting >= seats.size()) return tokens;
    const auto& seat = seats[acting];
    const auto position = seat.position.text(), unit = seat.unit.text(), book = seat.book.text();
    tokens.insert(tokens.end(), {"seat:" + position, "unit:" + unit, "book:" + book});
    // What a role opens is told by the role, not by who has it: whoever loses it finds nothing by it from then on.
    for (const std::string role : {"head", "clerk", "archivist"})
        if (seat.roles.contains(role))
            tokens.insert(tokens.end(), {role + ":" + unit, role + "-of:" + book, role + "-at:" + position + ":" + book});
    return tokens;
}

Actor Actor::system() {
    Actor actor;
    actor.kind = Kind::system;
    actor.person_name = "Naskah";
    return actor;
}

void ensure(Verdict verdict) {
    switch (verdict) {
        case Verdict::allowed: return;
        case Verdict::forbidden: throw Error(Code::forbidden, "core.error.forbidden");
        case Verdict::hidden: throw Error(Code::not_found, "core.error.not_found");
    }
}

}  // namespace core
