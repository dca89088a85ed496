// SPDX-License-Identifier: Apache-2.0
// What the judge in its own process is asked, as it goes over the pipe, and what it answers.
#pragma once

#include "core/base/json.h"
#include "signing/check/report.h"
#include "signing/check/trust.h"

namespace signing {

struct Question {
    check::Anchors anchors;
    core::Instant at;
    bool second_look = true;   // by another renderer, too (service/second_look.h)
};
core::Json to_json(const Question& question);
Question question_of(const core::Json& json);   // what to_json wrote

struct Judgement {
    core::Json report;                    // check::to_json
    std::vector<check::Wanted> wanted;    // check::Report::wanted
};
core::Json answer_of(const check::Report& report);   // {"report", "wanted"}
Judgement judgement_of(core::Json json);             // throws for anything else

// The question as it stands behind the bytes of the file, its length in eight digits last; alone where the file
// is named apart.
core::Bytes packed(const Question& question);
struct Unpacked {
    core::ByteView pdf;
    Question question;
};
Unpacked unpacked(core::ByteView all);

}  // namespace signing
