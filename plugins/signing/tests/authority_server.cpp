// SPDX-License-Identifier: Apache-2.0
#include "signing/tests/authority_server.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/StreamCopier.h>
#include <fcntl.h>

#include <atomic>
#include <functional>

#include "core/pki/authority.h"
#include "core/pki/ocsp_responder.h"
#include "core/pki/timestamp_authority.h"

namespace signing::test {
namespace {

using core::Bytes;
using core::pki::Authority;
using core::pki::KeyKind;
using core::pki::OcspResponder;

struct Told {
    std::string type;
    Bytes bytes;
};
using Answer = std::function<Told(const std::string& path, const Bytes& body)>;

// A place that answers, at the same address each time it is there.
class Address {
  public:
    explicit Address(Answer answer) : answer_(std::move(answer)) { set(true); }
    ~Address() { set(false); }
    std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

    void set(bool there) {
        if (there == (server_ != nullptr)) return;
        if (!there) {
            server_->stopAll(true);
            server_.reset();
            return;
        }
        const Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", port_));
        port_ = socket.address().port();
        // A server started meanwhile would hold the address open, and nobody would answer there.
        ::fcntl(socket.impl()->sockfd(), F_SETFD, FD_CLOEXEC);
        server_ = std::make_unique<Poco::Net::HTTPServer>(new Door(answer_), socket, new Poco::Net::HTTPServerParams);
        server_->start();
    }

  private:
    struct Handler final : Poco::Net::HTTPRequestHandler {
        explicit Handler(const Answer& of) : answer(of) {}
        void handleRequest(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response) override {
            std::string body;
            Poco::StreamCopier::copyToString(request.stream(), body);
            const Told told = answer(request.getURI(), Bytes(body.begin(), body.end()));
            if (told.bytes.empty()) response.setStatus(Poco::Net::HTTPResponse::HTTP_NOT_FOUND);
            response.setContentType(told.type);
            response.setContentLength(static_cast<std::streamsize>(told.bytes.size()));
            response.setKeepAlive(false);
            response.send().write(core::chars(told.bytes).data(), static_cast<std::streamsize>(told.bytes.size()));
        }
        const Answer& answer;
    };
    struct Door final : Poco::Net::HTTPRequestHandlerFactory {
        explicit Door(const Answer& of) : answer(of) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
            return new Handler(answer);
        }
        const Answer& answer;
    };

    Answer answer_;
    Poco::UInt16 port_ = 0;
    std::unique_ptr<Poco::Net::HTTPServer> server_;
};

}  // namespace

class AuthorityServer::House {
  public:
    House()
        : evidence_([this](const std::string& path, const Bytes& body) { return evidence(path, body); }),
          root_(Authority::root({"Induk Uji Luar", "Negara Contoh"}, years(20), KeyKind::ec_p256)) {
        root_.publish(at("root"));
        issuing_.emplace(root_.issuing({"Penerbit Uji Luar", "Negara Contoh"}, years(10), KeyKind::ec_p256));
        issuing_->publish(at("ca"));
        for (const Authority* each : {&root_, &*issuing_})
            responders_.push_back(std::make_unique<OcspResponder>(
                each->ocsp_signing({"Penjawab Uji Luar", "Negara Contoh"}, years(1), KeyKind::ec_p256),
                each->certificate(),
                [](const std::string&) { return OcspResponder::Status{OcspResponder::State::good, {}}; }, clock_));
        stamps_.emplace(issuing_->timestamping({"Penanda Waktu Uji Luar", "Negara Contoh"}, years(5), KeyKind::ec_p256),
                        [this] { return ++serial_; }, clock_, core::pki::demo_timestamp_policy());
        timestamps_.emplace([this](const std::string&, const Bytes& body) {
            return Told{"application/timestamp-reply", stamps_->answer(body)};
        });
    }

    core::pki::Window years(int many) const {
        const std::int64_t year = 365LL * 86'400'000, now = clock_.now().ms;
        return {{now - year}, {now + many * year}};
    }
    Address& timestamps() { return *timestamps_; }
    Address& evidence() { return evidence_; }
    const Authority& root() const { return root_; }
    const Authority& issuing() const { return *issuing_; }

  private:
    core::pki::Publication at(const std::string& name) const {
        const std::string base = "http://" + evidence_.host() + "/" + name;
        return {base + ".ocsp", base + ".crl", base + ".crt"};
    }
    Told evidence(const std::string& path, const Bytes& body) const {
        const bool below = path.starts_with("/ca.");
        const Authority& authority = below ? *issuing_ : root_;
        const auto now = clock_.now();
        if (path.ends_with(".crl"))
            return {"application/pkix-crl", authority.crl({}, now, now + std::chrono::hours(24), now.ms / 1000)};
        if (path.ends_with(".ocsp")) return {"application/ocsp-response", responders_[below ? 1 : 0]->answer(body)};
        return {"application/pkix-cert", path.ends_with(".crt") ? authority.certificate() : Bytes()};
    }

    core::SystemClock clock_;
    std::atomic<std::uint64_t> serial_ = 0;
    Address evidence_;
    Authority root_;
    std::optional<Authority> issuing_;
    std::vector<std::unique_ptr<OcspResponder>> responders_;
    std::optional<core::pki::TimestampAuthority> stamps_;
    std::optional<Address> timestamps_;
};

AuthorityServer::AuthorityServer() : house_(std::make_unique<House>()) {}
AuthorityServer::~AuthorityServer() = default;

std::string AuthorityServer::timestamp_url() const { return "http://" + house_->timestamps().host() + "/tsa"; }
std::string AuthorityServer::evidence_host() const { return house_->evidence().host(); }
const core::Bytes& AuthorityServer::root() const { return house_->root().certificate(); }
core::Bytes AuthorityServer::person(const std::string& name, const core::Secret& passphrase) const {
    return house_->issuing().person({name, "Kota Contoh"}, house_->years(2), KeyKind::ec_p256).pkcs12(passphrase);
}
void AuthorityServer::timestamps(bool there) { house_->timestamps().set(there); }
void AuthorityServer::evidence(bool there) { house_->evidence().set(there); }

}  // namespace signing::test
