// SPDX-License-Identifier: Apache-2.0
// A signing service of the Cloud Signature Consortium's API, v1.0.4 or v2, on this machine: it really
// signs with OpenSSL keys, keeps its rules, and fails in each known way when told to.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"

struct evp_pkey_st;

namespace tests {

enum class CscFault {
    none,
    sad_expired_once,  // the next signature finds its authorization expired
    sad_expired,
    wrong_count,  // one signature less than digests
    wrong_value,  // a signature of something else
    pin_locked,
    slow,  // answers after everybody has given up
    server_error,
    not_json,
    not_object,
    no_list,     // members of the wrong type
    pending,     // 202: to be approved on a device
    busy,        // 429
    token_old,   // the next call with a token finds it expired
    token_away,  // no client gets a token
    no_leave,    // the owner says no on the page
};

class CscServer {
  public:
    static constexpr const char* pin = "246810";
    static constexpr const char* otp = "135790";

    struct Key {
        evp_pkey_st* key = nullptr;  // outlives the server
        std::vector<core::Bytes> certificates;
        std::string own_pin = pin;
        bool asks_pin = true, asks_otp = false;
        bool binds_hashes = false;  // SCAL2
        int multisign = 1;
        bool raw_ecdsa = false;  // r and s, not DER
        bool enabled = true;
        std::string mode = "explicit";  // or "oauth2code": its owner gives leave on a page
        std::vector<std::string> algorithms;
    };

    explicit CscServer(int version);
    ~CscServer();
    CscServer(const CscServer&) = delete;

    std::string base() const;  // http://127.0.0.1:PORT/csc/v1
    void add(const std::string& id, Key key);
    void tell(CscFault fault);

    // Where the page at this address sends its owner, who gives leave; "" when it shows him a fault instead.
    std::string visit(const std::string& address);

    // What was asked of it so far.
    struct Seen {
        int tokens = 0, authorizations = 0, wrong_secrets = 0, signatures = 0, passwords_sent = 0;
    };
    Seen seen() const;

    class Service;  // the part behind HTTP

  private:
    std::unique_ptr<Service> service_;
};

}  // namespace tests
