// SPDX-License-Identifier: Apache-2.0
// Packages asked for, made by a job in the asker's name, handed out for some days, then deleted.
#pragma once

#include "core/batch/batches.h"
#include "core/words/words.h"
#include "directory/directory.h"
#include "packages/service/gather.h"
#include "packages/service/standing.h"
#include "packages/service/listing.h"
#include "packages/domain/import.h"
#include "packages/store/package_store.h"
#include "signing/timestamps.h"
#include "signing/vouching.h"

namespace packages {

struct Bounds {
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    int days = 0;
    bool second_person = false;   // may vouch for a receipt nobody this house trusts has signed
};

// With its dossier as it may be named to the reader.
struct Shown {
    Package package;
    std::string number, title;
    bool handed_over = false;   // its dossier, to another house
    std::optional<Receipt> receipt{};   // Exports::show alone tells it, and
    std::optional<signing::Vouched> receipt_stamp{}, receipt_seal{};   // what they are worth today; none: it bears none
    bool receipt_counts = false;   // its copy may be removed on the word of it
    bool may_confirm = false;      // as a second person
    Unsealed copies{};             // of those in it, as they stand today
};

class Exports {
  public:
    static constexpr std::string_view act = "packages.pack", right = "packages.make";

    Exports(core::db::Db& db, core::blob::Store& blobs, Gather gather, archive::Holdings& holdings,
            directory::Directory& directory, Looking looking, signing::Timestamps& timestamps,
            signing::Vouching& vouching, core::batch::Batches& batches, const core::words::Words& words,
            std::filesystem::path folder, Bounds bounds)
        : db_(db), blobs_(blobs), gather_(std::move(gather)), holdings_(holdings), directory_(directory),
          looking_(looking), timestamps_(timestamps), vouching_(vouching), batches_(batches), words_(words), folder_(std::move(folder)), bounds_(bounds) {}

    void know(Standing& standing) { standing_ = &standing; }   // at start

    // The packages of one dossier: several where it is over the bounds of one.
    struct Wanted {
        std::string dossier, receiver, purpose;
        Form form = Form::eark;
        bool handover = false;
    };
    std::vector<PackageId> ask(const core::Context& ctx, const Wanted& wish);
    void make(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    Listed<Shown> list(const core::Context& ctx, const Sought& sought);
    Shown show(const core::Context& ctx, PackageId id);
    // Throws Error(gone) after its days, Error(conflict) before it is made.
    std::filesystem::path file(const core::Context& ctx, PackageId id, std::string& name);
    // Of all parts made together, as sha256sum checks it: which files they are and in which order. Throws
    // Error(conflict) while one of them is not made.
    std::string parts(const core::Context& ctx, PackageId id);
    // A timestamp over the manifest of one that was made without. Throws what signing::Timestamps throws.
    void stamp_later(const core::Context& ctx, PackageId id);
    // That one. Throws Error(not_found) where there is none: others bear it inside.
    core::Bytes later_stamp(const core::Context& ctx, PackageId id);
    // What the receiving house wrote, which must tell of this very package. The same again changes nothing but what it is
    // worth; one that somebody known vouches for takes the place of one nobody does. Throws Error(invalid) of "file",
    // Error(conflict) for any other.
    void record_receipt(const core::Context& ctx, PackageId id, std::string_view text);
    // By another than who recorded it, in an office that lets two persons vouch for what nobody known has signed. Throws
    // Error(conflict).
    void confirm_receipt(const core::Context& ctx, PackageId id);
    // As it was recorded, timestamp and all. Throws Error(not_found) where there is none.
    std::string given_receipt(const core::Context& ctx, PackageId id);
    // What was packed to hand its dossier over was not: it leaves without receipts, or is packed anew for that. Throws
    // Error(conflict) once it was handed over.
    void stay(const core::Context& ctx, PackageId id);
    bool may_ask(const core::Context& ctx, archive::DossierId dossier);
    bool has_some(const core::Context& ctx, archive::DossierId dossier);
    void expire(const core::Context& ctx);

  private:
    void tell_units(const core::Context& house);
    Content content(core::db::Tx& tx, const core::Context& ctx, const Package& package);
    // What a receipt bears of those who vouch for it.
    struct Oaths {
        std::optional<signing::Vouched> stamp{}, seal{};
        Sworn sworn() const;
    };
    Oaths oaths_of(const core::Json& receipt) const;
    Receipt receipt_in(const core::Context& ctx, const Package& package, std::string_view text);
    void judge_again();
    static constexpr int portion = 200;
    core::Bytes stamp(std::string_view manifest);
    core::Bytes seal(const core::Context& ctx, std::string_view manifest, std::string& office);
    std::filesystem::path place(PackageId id) const { return folder_ / (id.text() + ".zip"); }

    core::db::Db& db_;
    core::blob::Store& blobs_;
    Gather gather_;
    Standing* standing_ = nullptr;
    archive::Holdings& holdings_;
    directory::Directory& directory_;
    Looking looking_;
    signing::Timestamps& timestamps_;
    signing::Vouching& vouching_;
    core::batch::Batches& batches_;
    const core::words::Words& words_;
    std::filesystem::path folder_;
    Bounds bounds_;
};

}  // namespace packages
