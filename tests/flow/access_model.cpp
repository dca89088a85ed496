// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/access_model.h"

#include <sstream>

#include "tests/support/office.h"

namespace access_proof {

const char* word(Class which) {
    static const char* const words[] = {"biasa", "terbatas", "rahasia", "sangat_rahasia"};
    return words[static_cast<int>(which)];
}

Office::Office() {
    for (const auto& line : tests::demo_table("unit.csv"))
        units_[line.at("kode")] = {line.at("induk"), line.at("mandiri_nomor") == "ya"};
    for (const auto& line : tests::demo_table("jabatan.csv")) {
        Seat seat{line.at("kode"), line.at("unit"), "", {}};
        std::istringstream roles(line.at("peran"));
        for (std::string role; std::getline(roles, role, ';');) seat.roles.insert(role);
        try {
            seat.login = tests::login_of(seat.code);
        } catch (const std::exception&) {   // vacant
        }
        seats_[seat.code] = std::move(seat);
    }
    count_clerks();
}

void Office::rearrange(const std::string& position, const std::string& unit, std::set<std::string> roles) {
    auto& seat = seats_.at(position);
    seat.unit = unit;
    seat.roles = std::move(roles);
    count_clerks();
}

void Office::count_clerks() {
    clerks_.clear();
    for (const auto& [code, seat] : seats_)
        if (seat.is("pencatat")) clerks_.insert(seat.unit);
}

std::string Office::book(std::string unit) const {
    while (!units_.at(unit).own_numbers && !units_.at(unit).above.empty()) unit = units_.at(unit).above;
    return unit;
}

std::string Office::clerk(std::string unit) const {
    while (!clerks_.contains(unit) && !unit.empty()) unit = units_.at(unit).above;
    return unit;
}

bool Office::lists(const Seat& who, const Written& letter) const {
    const auto& drafter = seat(letter.drafter);
    if (who.code == letter.drafter || who.login == drafter.login) return true;
    if (letter.went_up && (who.code == letter.signer || letter.asked.contains(who.code))) return true;
    if (letter.access == Class::R || letter.access == Class::SR) return false;
    if (who.unit == drafter.unit && (letter.access == Class::B || who.is("pimpinan"))) return true;
    return letter.sent && who.unit == book(drafter.unit) && (who.is("pencatat") || who.is("arsiparis"));
}

bool Office::reads(const Seat& who, const Written& letter) const {
    return lists(who, letter) || (letter.sent && letter.addressed.contains(who.code));
}

bool Office::registered(const Seat& who, const Written& letter) const {
    const auto& drafter = seat(letter.drafter);
    if (!letter.sent || book(who.unit) != book(drafter.unit)) return false;
    if (lists(who, letter)) return true;
    if (letter.access == Class::R || letter.access == Class::SR) return false;
    return who.is("pencatat") || who.is("arsiparis") || (who.is("pimpinan") && letter.access == Class::B);
}

bool Office::lists(const Seat& who, const Received& letter) const {
    if (who.code == letter.position || who.code == letter.registrar) return true;
    if (letter.access == Class::R || letter.access == Class::SR) return false;
    const auto keeper = clerk(seat(letter.position).unit);
    const auto of = book(keeper.empty() ? seat(letter.position).unit : keeper);
    if (who.is("pencatat") && (who.unit == of || who.unit == keeper)) return true;
    return letter.closed && who.is("arsiparis") && book(who.unit) == of;
}

bool Office::reads(const Seat& who, const Received& letter) const {
    return lists(who, letter) || letter.instructed.contains(who.code);
}

bool Office::files(const Seat& who, const Received& letter) const {
    if (!letter.closed || book(who.unit) != book(seat(letter.position).unit)) return false;
    if (letter.access == Class::T) return who.is("pencatat") || who.is("arsiparis");
    return letter.access == Class::B && (who.is("pencatat") || who.is("arsiparis") || who.is("pimpinan"));
}

}  // namespace access_proof
