// SPDX-License-Identifier: Apache-2.0
// The rules of holding a position.
#include "directory/domain/appointment.h"

#include "core/base/text.h"

namespace directory {
namespace {

using core::Capacity;

int precedence(Capacity capacity) {
    switch (capacity) {
        case Capacity::daily:
            return 3;
        case Capacity::acting:
        case Capacity::caretaker:
        case Capacity::interim:
            return 2;
        case Capacity::definitive:
            return 1;
    }
    return 0;
}

std::optional<core::Date> date(const std::string& text, const std::string& field, bool needed,
                               std::vector<core::Fault>& faults) {
    if (text.empty()) {
        if (needed) faults.push_back({field, "directory.fault.date_needed", {}});
        return std::nullopt;
    }
    try {
        return core::parse_date(text);
    } catch (const core::Error&) {
        faults.push_back({field, "directory.fault.date", {{"value", text}}});
        return std::nullopt;
    }
}

template <class I>
I reference(const std::string& text, const std::string& field, const char* key,
            std::vector<core::Fault>& faults) {
    try {
        return I::parse(text);
    } catch (const core::Error&) {
        faults.push_back({field, key, {}});
        return I{};
    }
}

bool overlap(const Appointment& a, const Appointment& b) {
    return (!a.until || *a.until >= b.from) && (!b.until || *b.until >= a.from);
}

}  // namespace

bool active_on(const Appointment& appointment, core::Date day) {
    return appointment.from <= day && (!appointment.until || day <= *appointment.until);
}

const Appointment* holder_of_day(const std::vector<Appointment>& all, core::Date day) {
    const Appointment* best = nullptr;
    for (const Appointment& one : all) {
        if (!active_on(one, day)) continue;
        if (!best || precedence(one.capacity) > precedence(best->capacity) ||
            (precedence(one.capacity) == precedence(best->capacity) && one.from > best->from))
            best = &one;
    }
    return best;
}

bool seated(const Appointment& appointment, const std::vector<Appointment>& all, core::Date day) {
    if (!active_on(appointment, day)) return false;
    if (appointment.capacity != Capacity::definitive) return true;
    const Appointment* holder = holder_of_day(all, day);
    return !holder || holder->capacity == Capacity::definitive;
}

core::Checked<Appointment> check(const AppointmentForm& form) {
    std::vector<core::Fault> faults;
    Appointment made;
    made.person =
        reference<core::PersonId>(form.person, "person", "directory.fault.person", faults);
    made.position =
        reference<core::PositionId>(form.position, "position", "directory.fault.position", faults);
    try {
        made.capacity = core::capacity_named(form.capacity);
    } catch (const core::Error&) {
        faults.push_back({"capacity", "directory.fault.capacity", {{"value", form.capacity}}});
    }
    made.decree = form.decree;
    if (form.decree.empty()) faults.push_back({"decree", "directory.fault.decree", {}});
    made.decree_date = date(form.decree_date, "decree_date", true, faults);
    if (const auto from = date(form.from, "from", true, faults)) made.from = *from;
    const bool stands_in = made.capacity != Capacity::definitive;
    made.until = date(form.until, "until", stands_in, faults);
    if (made.until && made.from.ok() && *made.until < made.from)
        faults.push_back({"until", "directory.fault.until_before", {}});
    if (!faults.empty()) return faults;
    return made;
}

bool unusually_long(const Appointment& appointment, const Limits& limits) {
    int months = 0;
    if (appointment.capacity == Capacity::acting) months = limits.acting_months;
    if (appointment.capacity == Capacity::daily) months = limits.daily_months;
    if (months == 0) return false;
    if (!appointment.until) return true;
    core::Date last = appointment.from + std::chrono::months(months);
    if (!last.ok()) last = last.year() / last.month() / std::chrono::last;
    return *appointment.until >= last;
}

bool single_holder(std::string_view position_kind) {
    return position_kind != "pelaksana" && position_kind != "fungsional";
}

const Appointment* clash(const Appointment& wanted, const std::vector<Appointment>& all) {
    for (const Appointment& one : all) {
        if (one.id == wanted.id || one.position != wanted.position) continue;
        const bool alike =
            (one.capacity == Capacity::definitive) == (wanted.capacity == Capacity::definitive);
        if (alike && overlap(one, wanted)) return &one;
    }
    return nullptr;
}

}  // namespace directory
