// SPDX-License-Identifier: Apache-2.0
// Bringing dossiers to another medium. A batch is known to who may know of every dossier in it: its list
// names them all.
#pragma once

#include "depot/service/parts.h"
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

struct ScanShown {
    Scan scan;
    std::vector<ScanRow> rows;   // frozen once it is recorded
    std::string fingerprint;     // of the frozen rows
    std::vector<ScanFile> files;   // refused and withdrawn ones among them
    std::vector<ScanCheck> checks;
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
    void record(const core::Context& ctx, ScanId id, const std::string& act_number);
    // In a unit of work. Throws Error(not_found) where the actor may not know of all in it.
    ScanShown seen(core::db::Tx& tx, const core::Context& ctx, ScanId id);

  private:
    // Nothing where the actor may not know of all in it.
    std::optional<ScanShown> shown(core::db::Tx& tx, const core::Context& ctx, Scan scan);

    Parts& parts_;
};

std::string object_of(ScanId id);

}  // namespace depot
