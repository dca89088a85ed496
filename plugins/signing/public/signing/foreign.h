// SPDX-License-Identifier: Apache-2.0
// PDFs that others signed and that are kept here: judged once, apart, when they come in. What was found then is kept,
// for in some years nobody can ask their authorities any more; and where those are known here, the file is kept
// provable as our own are, by an update beside it. The bytes as they came never change.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/db/db.h"
#include "core/words/words.h"

namespace signing {

// waits: it is being tried. grown: it is renewed as our own are (levels.h). borne: what proves it is what the file
// bears, for more could not be asked. left: there is nothing to keep provable.
enum class Keeping { waits, grown, borne, left };
constexpr std::string_view name(Keeping keeping) {
    switch (keeping) {
        case Keeping::waits: return "waits";
        case Keeping::grown: return "grown";
        case Keeping::borne: return "borne";
        case Keeping::left: break;
    }
    return "left";
}

struct ForeignReport {
    core::Digest bytes;          // as they came
    core::Instant judged_at{};
    core::Json report;           // of a Verdict, as of then
    Keeping keeping = Keeping::waits;
    std::string why;             // of what is left: "stranger", "failed", "revoked", "unfit"; else ""
};

// The verdict of then as programs get it: {"sha256", "judged_at", "sentence", "report"} and what summary.h tells.
core::Json json_of(const ForeignReport& report, const core::words::Catalog& words);
// How it is kept from then on, in a sentence.
std::string kept_sentence(const ForeignReport& report, const core::words::Catalog& words);

class ForeignReports {
  public:
    virtual ~ForeignReports() = default;
    // In the unit that takes the file in, as part of `subject`: a job judges it. Nothing happens for what is judged
    // already or was signed here; what bears no signature gets no report.
    virtual void came(core::db::Tx& tx, core::Instant now, const core::Digest& bytes, std::string_view subject) = 0;
    // Of those that have one.
    virtual std::map<core::Digest, ForeignReport> reports(core::db::Tx& tx, const std::vector<core::Digest>& files) = 0;
    std::optional<ForeignReport> report(core::db::Tx& tx, const core::Digest& bytes) {
        auto found = reports(tx, {bytes});
        return found.empty() ? std::nullopt : std::optional(std::move(found.begin()->second));
    }
};

}  // namespace signing
