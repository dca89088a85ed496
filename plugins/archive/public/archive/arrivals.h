// SPDX-License-Identifier: Apache-2.0
// Dossiers another archive handed over, put into their place at once. What they hold is known by the subjects it had
// there, under a prefix of its own: nothing of this house is meant by it.
#pragma once

#include <vector>

#include "archive/dossier_account.h"
#include "archive/dossiers.h"
#include "classification/classification.h"
#include "core/base/clock.h"
#include "core/base/error.h"

namespace archive {

// "letter:<id>" of another house stands here as "handed:letter:<id>".
inline constexpr std::string_view handed_prefix = "handed:";
// What is on paper alone.
inline constexpr std::string_view paper_prefix = "paper:";

// Where an electronic item is read on the pages: its letter, or of what was handed over the file itself.
inline std::string item_address(DossierId dossier, int number, std::string_view subject) {
    if (subject.starts_with(handed_prefix))
        return "/archive/dossiers/" + dossier.text() + "/items/" + std::to_string(number) + "/file";
    const auto id = subject.substr(subject.find(':') + 1);
    return (subject.starts_with("incoming:") ? "/incoming/" : "/letters/") + std::string(id);
}

struct ArrivedItem {
    std::string subject;   // as the other house names it
    int number = 0;        // in its dossier there, and here
    std::string letter_number, title, sender, receiver, stage, amount_unit, medium, physical;
    core::Date date{};
    core::Digest digest{};   // of a file that lies in the store already; all zeros: paper
    std::int64_t amount = 1;
    classification::AccessClass access = classification::AccessClass::ordinary;
    int volume = 1;
    std::optional<core::Date> first{};   // of a bundle: its earliest day
    std::string remark{};
    std::string dated{};                 // EDTF, where it is not known to the day (archive/dated.h)
};

struct Arrived {
    std::string source;   // by which the dossier is known when more of it comes, or the same again
    std::string code, title;
    std::string creator, creator_unit;   // pencipta and its unit there
    classification::AccessClass access = classification::AccessClass::ordinary;
    core::Date opened{};
    std::optional<core::Date> closed;   // given with the last of it: nothing is put into it after
    std::vector<ArrivedItem> items;
    Account account{};     // without its items
    bool complete = true;  // nothing of it is missing any more: what is told of the whole is told then
    // It tells of these dossiers and letters ("letter:<id>"). Where it is withheld, who may know of all of them may know of
    // it, and who takes it; of none of them: he alone.
    std::vector<DossierId> tells_of{};
    std::vector<std::string> tells_of_letters{};
};

class Arrivals {
  public:
    virtual ~Arrivals() = default;
    // What stands in the way of taking it in the actor's unit, each under its field.
    virtual std::vector<core::Fault> faults(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived) = 0;
    // In the archive of the actor's unit, in the caller's unit of work; what is there already stays as it is.
    // Throws Error(forbidden), or Error(invalid) with those faults.
    virtual DossierId take(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived) = 0;
    // Of these files those that an item of another house here still is.
    virtual std::vector<core::Digest> borne(core::db::Tx& tx, const std::vector<core::Digest>& of) = 0;
};

}  // namespace archive
