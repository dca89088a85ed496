// SPDX-License-Identifier: Apache-2.0
// What was written down wrongly, corrected by a further record: title and code of a dossier; title, number and days of an
// item on paper (archive.md I1, I14: corrections append). No record ever changes, and none says more than once what it was.
#pragma once

#include "archive/domain/dossier.h"

namespace archive {

struct Called {
    std::string title, code, code_name, scheme;
};
inline Called called_as(const Dossier& dossier) { return {dossier.title, dossier.code, dossier.code_name, dossier.scheme}; }

struct Retitling {
    DossierId dossier;
    Called was, now;
    std::string reason;
    core::Instant recorded{};
    std::string recorded_by;
};

struct Naming {
    std::string title, number;
    core::Date date{};
    std::optional<core::Date> first;   // of a bundle: its earliest day
    std::string dated{};               // EDTF, where it is not known to the day

    std::string edtf() const { return edtf_of(dated, first, date); }
    // Of one day it is the same whether that is told as the earliest, too.
    bool operator==(const Naming& other) const { return title == other.title && number == other.number && edtf() == other.edtf(); }
};
inline Naming named_as(const Item& item) {
    const auto edtf = item.edtf();
    return {item.title, item.letter_number, item.date, item.first, to_the_day(edtf) ? std::string() : edtf};
}

using Renaming = Amended<Naming>;

}  // namespace archive
