// SPDX-License-Identifier: Apache-2.0
// Who may know of a letter, written down from the words of the rule (letters.md 2.7) and the sheets of the demo city
// alone: it shares nothing with the server.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace access_proof {

enum class Class { B, T, R, SR };
const char* word(Class which);   // "biasa" ... "sangat_rahasia"

struct Seat {
    std::string code, unit, login;
    std::set<std::string> roles;   // pimpinan, pencatat, arsiparis, staf
    bool is(const char* role) const { return roles.contains(role); }
};

// A letter this house writes.
struct Written {
    std::string id, mark;          // the mark stands in its subject and in no other text of the house
    std::string body_mark;         // the same of its body
    Class access = Class::B;
    bool went_up = false, sent = false;
    std::string drafter, signer;   // positions
    std::set<std::string> asked;   // for paraf or signature
    std::set<std::string> addressed;
    bool filed = false;
    std::string kept;              // the unit whose records unit has its dossier; "" = its own unit
};

// A letter in a mailbox.
struct Received {
    std::string id, mark;
    Class access = Class::B;
    std::string position;
    std::string registrar;         // "" of a letter of this house
    std::set<std::string> instructed;
    bool copy = false, closed = false;
    bool filed = false;
    std::string kept;              // as of one written here
};

class Office {
  public:
    Office();
    const Seat& seat(const std::string& position) const { return seats_.at(position); }
    // By an import, from now on.
    void rearrange(const std::string& position, const std::string& unit, std::set<std::string> roles);
    std::string book(std::string unit) const;            // the unit that numbers for it
    std::string clerk(std::string unit) const;           // the unit whose clerk registers for it; "" none

    // As his own list shows it: written in his sight, not only addressed to him.
    bool lists(const Seat& who, const Written& letter) const;
    bool reads(const Seat& who, const Written& letter) const;
    // Also by the custody of its dossier: no list and no search of letters shows it for that.
    template <class Letter>
    bool opens(const Seat& who, const Letter& letter) const {
        return reads(who, letter) || keeps(who, letter.access, letter.kept);
    }
    // Its title among the contents of a dossier.
    template <class Letter>
    bool shelved(const Seat& who, const Letter& letter, const std::string& unit) const {
        if (!letter.filed || letter.access > Class::T) return false;
        const bool own = book(who.unit) == book(unit);
        return keeps(who, letter.access, letter.kept) ||
               (own && (letter.access == Class::B || who.is("pencatat") || who.is("arsiparis")));
    }
    // Its line in the register of the book he belongs to.
    bool registered(const Seat& who, const Written& letter) const;

    bool lists(const Seat& who, const Received& letter) const;   // in the mailbox; not among dispositions
    bool reads(const Seat& who, const Received& letter) const;
    // Done with and not filed yet: it waits for those of its unit who file.
    bool files(const Seat& who, const Received& letter) const;

  private:
    bool keeps(const Seat& who, Class access, const std::string& kept) const {
        return !kept.empty() && access <= Class::T && who.is("arsiparis") && book(who.unit) == kept;
    }
    struct Unit {
        std::string above;
        bool own_numbers = false;
    };
    std::map<std::string, Unit> units_;
    std::map<std::string, Seat> seats_;
    void count_clerks();
    std::set<std::string> clerks_;   // units with one
};

}  // namespace access_proof
