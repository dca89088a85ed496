// SPDX-License-Identifier: Apache-2.0
// Bringing dossiers to another medium. A batch is known to who may know of every dossier in it: its list
// names them all.
#pragma once

#include "depot/service/parts.h"
#include "core/words/words.h"
#include "depot/store/scan_seal_store.h"
#include "depot/store/scan_store.h"

namespace depot {

struct ScanWish {
    std::string title, method, format, medium_from, medium_to, kept_in, operator_name;
    int resolution = 0;
    std::optional<core::Date> made;
    std::vector<archive::DossierId> dossiers;
    std::string device;
};

struct CheckWish {
    bool accepted = false;
    Findings found;
    std::vector<ScanFileId> looked, bad;
    std::string note;
};

// A row of the list as it is printed.
struct ScanRow {
    archive::DossierId dossier;   // nil in one that is frozen
    std::string number, code, description, period, amount;
    bool permanent = false;   // its original is kept
    std::int64_t files = 0, pages = 0;
};

// The letter its berita acara was begun as; with number and day once it is signed.
struct ActLetter {
    letters::LetterId letter;
    std::string by;
    core::Instant at{};
    std::string number;
    core::Date date{};
    bool open = false;       // the actor may read it
    std::string unfit = {};  // the word of why nothing is recorded by it; "" once it may be
};

struct ScanShown {
    Scan scan;
    std::vector<ScanRow> rows;   // frozen once it is recorded
    std::string fingerprint;     // of the frozen rows
    std::vector<ScanFile> files;   // refused and withdrawn ones among them
    std::vector<ScanCheck> checks;
    std::vector<CopySeal> seals;         // over what was accepted
    std::optional<ActLetter> act_letter;
    bool may_check = false, may_redo = false, may_record = false;
};

class Scans {
  public:
    explicit Scans(Parts& parts) : parts_(parts) {}

    std::vector<Scan> list(const core::Context& ctx);
    // Those he may look through: another recorded them.
    std::int64_t unchecked(const core::Context& ctx);
    ScanShown one(const core::Context& ctx, ScanId id);
    Some choices(const core::Context& ctx, const Choosing& choosing);
    ScanId open(const core::Context& ctx, const ScanWish& wish);
    void check(const core::Context& ctx, ScanId id, const CheckWish& wish);
    // How many of these its check looks at, at least.
    std::int64_t least(const std::vector<ScanFile>& files) const;
    void redo(const core::Context& ctx, ScanId id);
    // By the letter begun here, or without it by the letter of this house with that number: a berita acara signed by who
    // leads the unit, or by who recorded the batch and who checked it. By another number where the office signs on paper.
    void record(const core::Context& ctx, ScanId id, const std::string& act_number);
    // The letter, and whether it was begun now. Throws Error(conflict) where another's was begun the actor may not read.
    std::pair<letters::LetterId, bool> draft_act(const core::Context& ctx, ScanId id, const core::words::Catalog& words);
    // In a unit of work. Throws Error(not_found) where the actor may not know of all in it.
    ScanShown seen(core::db::Tx& tx, const core::Context& ctx, ScanId id);

  private:
    // Nothing where the actor may not know of all in it.
    std::optional<ScanShown> shown(core::db::Tx& tx, const core::Context& ctx, Scan scan);
    std::optional<ActLetter> begun(core::db::Tx& tx, const core::Context& ctx, const ScanShown& shown);
    std::string unfit(core::db::Tx& tx, const core::Context& ctx, const ScanShown& shown, letters::LetterId letter);
    struct Act {
        std::string number;
        core::Date date{};
        std::optional<letters::LetterId> letter;
    };
    Act act_of(core::db::Tx& tx, const core::Context& ctx, const ScanShown& shown, const std::string& number);

    Parts& parts_;
};

std::string object_of(ScanId id);

}  // namespace depot
