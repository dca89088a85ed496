// SPDX-License-Identifier: Apache-2.0
// What goes into a package: one dossier, or a numbered part of it, with its items, files and history as they stand
// when it is made.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/dated.h"
#include "archive/dossier_account.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/json.h"
#include "depot/closed.h"
#include "depot/digital_copy.h"
#include "packages/domain/beside.h"
#include "packages/papers.h"

namespace packages {

// An act told by the trail. `type` is a term of the Library of Congress's vocabulary of PREMIS events.
struct Happening {
    std::string type, act, object, who, position;   // act as the trail has it; object: subject of an item, "" = dossier
    core::Instant at;
    std::int64_t number = 0;                         // in the trail
    std::string trail{};                             // of which house; "" = this one

    bool operator==(const Happening&) const = default;
};

struct PackedItem {
    std::string subject;                   // "letter:<id>"
    int number = 0;
    std::string letter_number, title, access, stage, amount;
    std::string medium, condition;         // by the words of the forms: "kertas"; condition "" = none told
    core::Date date{};
    bool outgoing = false, incoming = false;
    std::string sender, receiver;          // of what came in and of paper
    std::vector<std::string> signers;      // "Nama, Jabatan"; of electronic signatures alone
    std::optional<core::Digest> digest;    // none: paper
    std::uint64_t bytes = 0;
    bool handed = false;                   // by another house to this one; told to nobody
    int volume = 1;                        // jilid
    std::optional<core::Date> first{};     // of a bundle: its earliest day
    std::string remark{};
    std::string dated{};                   // EDTF, where it is not known to the day (archive/dated.h)

    bool operator==(const PackedItem&) const = default;
    std::string file() const;              // "0003.pdf"; "" of paper
    std::string on() const;                // its medium, as told or by whether there is a file
};

// A digital copy of paper, as packages name it: "copy:<id>", "0003-9f2c1a7b4d5e.tif" (of the dossier as a whole "0000-...").
std::string subject_of(const depot::DigitalCopy& copy);
std::string file_of(const depot::DigitalCopy& copy);
// Of the digital copies among these subjects of a package: those no office has sealed, and those whose seal is not in it,
// for it came after the package was made. went: the files in it beside its items.
struct Unsealed {
    std::int64_t none = 0, since = 0;
};
Unsealed unsealed(const std::vector<depot::DigitalCopy>& copies, const std::vector<std::string>& subjects,
                  const std::set<core::Digest>& went);
std::string four_digits(int number);

// What the whole dossier has, whatever part of it is in the package.
struct Extent {
    std::int64_t items = 0;
    std::vector<std::pair<std::string, std::int64_t>> amounts;   // unit, sum
    std::set<std::string> media, stages;
    std::string condition;                 // the worst; "" = none told
};

// Whose hands it came into: a word key with {unit}. Of another house its name is the unit.
struct Hand {
    core::Instant since{};
    std::string word, unit, reason;
};

struct Content {
    std::string id;                        // of the package
    std::string agency, software_version;
    std::string dossier, unit, number, code, code_name, title, place, access;
    core::Date opened{};
    std::optional<core::Date> closed, first, last, active_until, inactive_until;
    std::string fate, rule;                // "musnah"; the row of the schedule as found, "" = none
    std::string receiver, purpose;
    std::string origin;                    // where another house handed it over: its id there
    std::string creator;                   // pencipta: whose archive it is part of, whoever hands it over
    int part = 1, parts = 1;
    core::Instant made{};
    std::vector<PackedItem> items;
    std::map<int, std::string> subjects;   // of all items by number, whatever part they are in; while it is packed
    std::vector<depot::DigitalCopy> copies;   // of what is on paper
    std::vector<depot::SealOfCopies> seals;   // those bear
    std::vector<Beside> besides;           // of the items, in their order
    std::vector<Happening> history;
    archive::Account account;              // without its items: those tell theirs
    bool held = false;                     // nothing may end it while the package is made (penangguhan)
    Extent extent;
    std::vector<Hand> hands;               // the same in each part
    std::vector<Paper> papers;             // of its disposals, oldest first
    std::string box;                       // the end of `place`; "" where it stands in none
    std::optional<depot::Closed> closed_to_public;   // masa tertutup

    std::string name() const;              // of its folder and file: "berkas-3-2026-0193ab12-1"
};

// Subject of what a copy shows: an item on paper, or the dossier.
std::string shown_by(const Content& content, const depot::DigitalCopy& copy);

// What may be kept of it once the dossier is destroyed: what its stub tells.
Content stub_of(const Content& content);
// As it is kept of a package that came in.
core::Json to_json(const Content& content);
Content content_of(const core::Json& json);
// Of that what lies beside the items alone.
std::vector<Beside> besides_in(const core::Json& json);

}  // namespace packages
