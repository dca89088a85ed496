// SPDX-License-Identifier: Apache-2.0
// A verdict on any PDF: judged apart, and once more with what could be fetched where fetching is allowed.
#pragma once

#include <functional>
#include <memory>

#include "signing/service/apart.h"
#include "signing/service/fetching.h"
#include "signing/signing.h"

namespace signing {

class Judges {
  public:
    // Without `fetching` nothing goes to the network.
    explicit Judges(ApartLimits limits = {}, std::unique_ptr<Fetching> fetching = nullptr,
                    std::filesystem::path program = judge_program())
        : apart_(limits, std::move(program)), fetching_(std::move(fetching)) {}

    // check::to_json of the report; throws as Apart does. All of it within the time of one judge.
    core::Json judge(core::ByteView pdf, Question question, bool offline = false);
    core::Json judge_file(const std::string& file, Question question, bool offline);
    void check() const { apart_.check(); }

  private:
    template <class Judge>
    core::Json with_fetched(Question question, bool offline, Judge judge);

    Apart apart_;
    std::unique_ptr<Fetching> fetching_;
};

// What others of this server ask: their files come from outside.
class Verifier final : public Validator {
  public:
    Verifier(Judges& judges, std::function<check::Anchors()> anchors, bool second_look)
        : judges_(judges), anchors_(std::move(anchors)), second_look_(second_look) {}
    Verdict check(core::ByteView pdf, core::Instant now) override;

  private:
    Judges& judges_;
    std::function<check::Anchors()> anchors_;
    bool second_look_;
};

}  // namespace signing
