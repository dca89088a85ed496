// SPDX-License-Identifier: Apache-2.0
// Files alih media made: handed in by who made them, read by who checks them, and once they are accepted by whoever may
// know of the dossier. They go when it is destroyed.
#pragma once

#include <filesystem>

#include "depot/copies.h"
#include "depot/domain/scan_seal.h"
#include "depot/forgetting.h"
#include "depot/service/scans.h"

namespace depot {

struct CopyWish {
    archive::DossierId dossier;
    int item = 0;    // 0: of the dossier as a whole
    int pages = 0;   // counted on the paper; 0: not told
    struct File {
        std::string name;
        core::Bytes bytes;
    };
    std::vector<File> files;
};

struct Copy {
    ScanFile file;
    std::filesystem::path path;
};

class Copies final : public Forgetting, public DigitalCopies {
  public:
    static constexpr std::size_t most_files = 200;   // at once

    Copies(Parts& parts, Scans& scans) : parts_(parts), scans_(scans) {}

    // PDF/A, TIFF or JPEG. Throws Error(invalid) naming the field, of pages when the files have another number of them.
    void add(const core::Context& ctx, ScanId id, const CopyWish& wish);
    void withdraw(const core::Context& ctx, ScanId id, ScanFileId file);
    // Those of a dossier the actor may know of.
    std::vector<ScanFile> of(const core::Context& ctx, archive::DossierId id);
    // Throws Error(not_found).
    Copy read(const core::Context& ctx, ScanFileId id);

    std::vector<core::Digest> forget(core::db::Tx& tx, archive::DossierId dossier) override;
    bool keeps(core::db::Tx& tx, const core::Digest& bytes) override;

    std::vector<DigitalCopy> accepted(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id) override;
    std::vector<SealOfCopies> seals(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id) override;
    std::map<archive::DossierId, std::vector<core::Digest>> files(core::db::Tx& tx,
                                                                  const std::vector<archive::DossierId>& ids) override;
    std::optional<OneCopy> copy(core::db::Tx& tx, const core::Context& ctx, std::string_view id) override;
    void receive(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id, const std::string& house,
                 const std::vector<DigitalCopy>& copies, const std::vector<SealOfCopies>& seals) override;
    // Those accepted before the words of copies were read are asked for, once.
    void read_old(const core::Context& ctx);

  private:
    void receive_batch(core::db::Tx& tx, const core::Context& ctx, const archive::Kept& dossier, const std::string& house,
                       const std::vector<DigitalCopy>& files, const SealOfCopies* seal);
    // The batch while its files may change, for one of its dossiers that is here and, where it is told, an item on paper.
    ScanShown open_for(core::db::Tx& tx, const core::Context& ctx, ScanId id, const CopyWish& wish);
    std::vector<ScanFile> facts(const core::Context& ctx, ScanId id, const CopyWish& wish) const;

    Parts& parts_;
    Scans& scans_;
};

}  // namespace depot
