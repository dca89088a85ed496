// SPDX-License-Identifier: Apache-2.0
#include "signing/foreign.h"

#include "signing/summary.h"

namespace signing {

core::Json json_of(const ForeignReport& report, const core::words::Catalog& words) {
    auto json = summary_of(report.bytes.hex() + ".pdf", report.report, words);
    json["sha256"] = report.bytes.hex();
    json["judged_at"] = core::iso(report.judged_at);
    json["sentence"] = sentence_of(report.report, words);
    json["report"] = report.report;
    return json;
}

std::string kept_sentence(const ForeignReport& report, const core::words::Catalog& words) {
    const std::string how(name(report.keeping));
    return words.say("signing.foreign." + (report.keeping == Keeping::left ? report.why : how));
}

}  // namespace signing
