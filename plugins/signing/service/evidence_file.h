// SPDX-License-Identifier: Apache-2.0
// The evidence file of a subject: one PDF/A-3 for a court, with the signed file, the evidence for programs, the
// certificates and the extract of the trail inside, under the seal of the office where this server holds its key. For whoever may see the subject; that it was made is kept.
#pragma once

#include <filesystem>

#include "core/blob/read.h"
#include "core/words/words.h"
#include "signing/proof/sheet.h"
#include "signing/service/desk.h"
#include "signing/service/keys.h"
#include "signing/service/office_seal.h"
#include "signing/store/evidence_store.h"

namespace signing {

class EvidenceFile {
  public:
    EvidenceFile(core::db::Db& db, core::blob::Store& blobs, directory::Directory& directory, Subjects& subjects,
                 Levels& levels, Keys& keys, Validator& validator, const core::words::Words& words,
                 std::filesystem::path fonts, OfficeSeals* seals = nullptr)
        : db_(db), blobs_(blobs), directory_(directory), subjects_(subjects), levels_(levels), keys_(keys),
          validator_(validator), words_(words), fonts_(std::move(fonts)), seals_(seals) {}

    struct Made {
        core::Bytes pdf;
        std::string name;   // "berkas-bukti-000.1.5-12-DISKOMINFO.pdf"
    };
    // No unit open. Error(conflict, "signing.error.nothing_signed") before the first signature.
    Made make(const core::Context& ctx, std::string_view subject);

  private:
    proof::Facts gather(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);
    void judge(proof::Facts& facts, core::ByteView file);
    std::optional<OfficeSeals::Witness> witness(core::db::Tx& tx, const Round& round);
    // Under the seal where there is one, else saying that there is none.
    core::Bytes sheet(proof::Facts& facts, const proof::Files& files, const core::Context& ctx,
                      const std::optional<OfficeSeals::Witness>& office) const;

    core::db::Db& db_;
    core::blob::Store& blobs_;
    directory::Directory& directory_;
    Subjects& subjects_;
    Levels& levels_;
    Keys& keys_;
    Validator& validator_;
    const core::words::Words& words_;
    std::filesystem::path fonts_;
    OfficeSeals* seals_;
};

}  // namespace signing
