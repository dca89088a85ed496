// SPDX-License-Identifier: Apache-2.0
// One question to an Esign Client Service, signed in and within its time limit. Each is asked once:
// a wrong passphrase asked twice may lock the signer out, so nothing here repeats anything.
#pragma once

#include "signing/seal/esign/body.h"
#include "signing/seal/esign/faults.h"
#include "signing/seal/esign/service.h"

namespace signing::esign {

class Line {
  public:
    // `service` must outlive the line. Throws Error(invalid, "signing.error.esign_address").
    explicit Line(const Service& service);

    const Service& service() const { return service_; }

    // Answers that are failures throw; see judge() and rethrow(). Files take the longer limit.
    enum class Kind { question, file };
    core::http::Answer get(const std::string& path, Kind kind, Hidden hidden) const;
    core::http::Answer post(const std::string& path, const Body& body, Kind kind,
                            Hidden hidden) const;
    core::Json ask(const std::string& path, const Body& body, Kind kind, Hidden hidden) const;

  private:
    core::http::Answer call(core::http::Call& call, Kind kind, Hidden& hidden) const;

    const Service& service_;
    std::string base_;  // without a slash at the end
};

// The object of an answer. Throws Error(upstream, "signing.error.esign_answer").
core::Json object_of(const core::http::Answer& answer);

// Judged by its first bytes; the rest is accept()'s.
bool looks_like_pdf(core::ByteView bytes);

}  // namespace signing::esign
