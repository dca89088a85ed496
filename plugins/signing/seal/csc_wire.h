// SPDX-License-Identifier: Apache-2.0
// Requests to and answers of a CSC service as octets: bodies that carry a PIN and are wiped, and
// what each refusal means in our words.
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/http/client.h"
#include "signing/seal/csc.h"

namespace signing::seal {

// Whether secrets may be sent there: https, or http to this machine.
bool safe_address(const std::string& url);

// A call whose body and headers are wiped when it goes. `room` must be enough for the whole body:
// the octets never move.
class Outgoing {
  public:
    Outgoing(std::string url, std::size_t room, std::chrono::seconds limit);
    ~Outgoing();
    Outgoing(const Outgoing&) = delete;

    void add(std::string_view text);
    void add_json(std::string_view text);  // as a string of JSON, with quotes
    void add_url(std::string_view text);   // percent-encoded
    core::http::Call& call() { return call_; }

    // Throws Error(unavailable, "signing.error.csc_away") when no answer is had.
    core::http::Answer send() const;

  private:
    core::http::Call call_;
};

// `body` with the secrets: an authorization as "SAD", "PIN" and "OTP" beside the other members in v1, in "authData" in v2.
void add_body(Outgoing& out, const core::Json& body, const SecretInputs& secrets, bool v2);

// The object of a good answer ({} when it has no body); throws what the others mean.
core::Json judged(const core::http::Answer& answer, const SecretInputs& secrets);

}  // namespace signing::seal
