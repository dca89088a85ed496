// SPDX-License-Identifier: Apache-2.0
// A remote signing service that speaks the API of the Cloud Signature Consortium, v1.0.4 or v2: it
// keeps the key, we send digests. Every signature it gives is judged before it is used.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/secret.h"
#include "signing/seal/provider.h"

namespace signing::seal {

struct CscAddress {
    // "https://host[:port]/csc/v1" or ".../v2"; plain http only to this same machine.
    std::string base;
    std::string client_id;  // of OAuth 2.0 client credentials; "" when the secret is a bearer token
    std::chrono::seconds limit{20};  // for each call
};

struct CscInfo {
    std::string specs, name;           // "1.0.4.0"
    std::string oauth2;                // where tokens are had; "" when not said
    std::vector<std::string> methods;  // "signatures/signHash"
};

struct CscCredential {
    std::string id;
    core::Bytes certificate;         // DER
    std::vector<core::Bytes> chain;  // DER, issuer first, without the root
    Algorithm algorithm = Algorithm::rsa_pkcs1_sha256;
    std::string sign_algorithm;    // the OID to ask for
    std::string pin_id, otp_id;    // what authorization asks for; "" when it does not
    bool by_page = false;          // its owner gives leave on a page of the service (OAuth 2.0 code)
    bool binds_hashes = false;     // SCAL2: an authorization is for these digests only
    std::size_t most = 1;          // signatures in one authorization
};

// What authorization asks for beside the request, by the names the service gave.
struct SecretInputs {
    std::vector<std::pair<std::string, std::string_view>> list;
    bool pin = false, otp = false;
    std::string_view authorization;  // a member of its own in both versions
};

// Sending an owner to a page of the service, and knowing him when he comes back.
struct PermissionAsk {
    std::string back;       // where the service sends him: registered there for our client
    std::string state;      // comes back with him
    core::Secret verifier;  // of whoever asked; only its digest goes along
};

// The service. Calls go over the network: no unit of work may be open. Safe to use from several
// threads. All methods throw Error of signing.error: csc_away (no answer in time, or its own fault),
// csc_bad (an answer that is none), csc_access (our client or token is refused), csc_busy,
// csc_credential (not there), csc_disabled (key or certificate not valid), csc_elsewhere (is
// authorized on a page or device of the service), csc_refused {code}.
class Csc {
  public:
    // `secret`: of the client, or the bearer token. Throws Error(invalid, "signing.error.csc_address").
    Csc(CscAddress address, core::Secret secret);

    CscInfo info();
    // `user`: the owner, where the token is not already his.
    std::vector<std::string> credentials(const std::string& user = {});
    CscCredential credential(const std::string& id);
    // Has a one-time password sent to the signer.
    void send_otp(const CscCredential& key);

    // The right to `count` signatures of these digests (none given: of any). Besides the above
    // throws passphrase, pin_locked, csc_otp, csc_secret (PIN or OTP: the service does not say
    // which), csc_many {most}. A wrong PIN is never sent twice by us: services lock.
    std::string authorize(const CscCredential& key, const std::vector<core::Digest>& digests,
                          std::size_t count, std::string_view pin, std::string_view otp);
    // One for each digest, judged. Besides the above throws csc_expired, csc_hash and key_wrong.
    std::vector<Signed> sign(const CscCredential& key, std::string_view authorization,
                             const std::vector<core::Digest>& digests);
    // The page where the owner gives leave to sign these digests, as many as there are. Throws csc_many, and
    // csc_no_client where our secret is a token.
    std::string permission_page(const CscCredential& key, const std::vector<core::Digest>& digests,
                                const PermissionAsk& ask);
    // The authorization his coming back is worth. Throws csc_permission for a code that is used, too old or not ours.
    core::Secret permission(std::string_view code, const PermissionAsk& ask);
    // Many letters with one PIN: as few authorizations as the service allows. With a one-time
    // password all must fit into one; throws csc_many {most} before anything is sent.
    std::vector<Signed> sign_all(const CscCredential& key, const std::vector<core::Digest>& digests,
                                 std::string_view pin, std::string_view otp);

  private:
    core::Json ask(const std::string& path, const core::Json& body, const SecretInputs& secrets);
    // The token calls carry; `refused` is the one a service did not take, "" when there is none.
    std::string bearer(const std::string& refused);
    std::string fetch_token();
    std::string oauth2_base();

    const CscAddress address_;
    const core::Secret secret_;
    const bool v2_;
    std::mutex mutex_;
    std::string token_;  // of the client; "" when there is none yet
};

// One credential whose owner gives leave on a page of the service. Signs once for each permission.
class CscByPage final : public Session {
  public:
    CscByPage(std::shared_ptr<Csc> service, CscCredential key) : service_(std::move(service)), key_(std::move(key)) {}
    const core::Bytes& certificate() const override { return key_.certificate; }
    const std::vector<core::Bytes>& chain() const override { return key_.chain; }
    std::string page(const std::vector<core::Digest>& digests, const PermissionAsk& ask) {
        return service_->permission_page(key_, digests, ask);
    }
    // He came back with this code.
    void permit(std::string_view code, const PermissionAsk& ask) { permission_ = service_->permission(code, ask); }
    // Throws signing.error.by_page without a permission.
    Signed sign(core::ByteView attributes) override;
    std::vector<Signed> sign_all(const std::vector<core::Bytes>& attributes) override;

  private:
    std::shared_ptr<Csc> service_;
    CscCredential key_;
    core::Secret permission_;
};

// One credential of the service as a provider of sessions.
class CscKey final : public Provider {
  public:
    // `letters`: how many the one-time password is for, at most; they are signed together (Session::sign_all).
    CscKey(std::shared_ptr<Csc> service, std::string credential, core::Secret otp = {}, std::size_t letters = 1)
        : service_(std::move(service)), id_(std::move(credential)), otp_(std::move(otp)), letters_(letters) {}

    // Where authorizations are for any digest, the PIN is judged here; under SCAL2 only when the
    // first digest is there, in Session::sign. The session keeps it in locked memory meanwhile. A
    // one-time password is good for one session and one call of it.
    std::unique_ptr<Session> open(const core::Secret& pin) override;

  private:
    std::shared_ptr<Csc> service_;
    std::string id_;
    core::Secret otp_;
    std::size_t letters_;
};

}  // namespace signing::seal
