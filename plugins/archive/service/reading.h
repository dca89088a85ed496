// SPDX-License-Identifier: Apache-2.0
// Files of dossiers read for the search, one at a time, by a job.
#pragma once

#include <functional>

#include "archive/readings.h"
#include "archive/service/cabinet.h"
#include "core/blob/store.h"
#include "core/jobs/jobs.h"

namespace intake {
class TextReader;
}

namespace archive {

class Reading final : public Readings {
  public:
    static constexpr std::string_view job = "archive.read", words_job = "archive.read_words";
    static constexpr int most_pages = 100;   // of one file, read by OCR
    static constexpr std::uintmax_t most_bytes = 256U << 20;
    static constexpr int most_a_night = 500;

    Reading(core::db::Db& db, core::blob::Store& blobs, Cabinet& cabinet, std::function<intake::TextReader*()> reader)
        : db_(db), blobs_(blobs), cabinet_(cabinet), reader_(std::move(reader)) {}

    void want(core::db::Tx& tx, const core::Context& ctx, DossierId dossier,
              const std::vector<core::Digest>& files) override;
    void work(const core::Context& ctx, const core::Json& asked);
    void put_words(const core::Json& asked);   // what was read, into the index
    // Those whose reader was away, and of what is secret no more. Nightly.
    void go_on(const core::Context& ctx);

  private:
    core::db::Db& db_;
    core::blob::Store& blobs_;
    Cabinet& cabinet_;
    std::function<intake::TextReader*()> reader_;
};

}  // namespace archive
