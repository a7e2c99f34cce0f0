/** The most used passwords of eight characters and more, as published lists of leaked passwords agree on them; lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password 12345678 123456789 1234567890 qwertyuiop 11111111 00000000 password1 iloveyou 1q2w3e4r 1q2w3e4r5t qwerty123
  sunshine princess football baseball superman trustno1 whatever starwars michelle jennifer computer corvette mercedes
  88888888 87654321 987654321 123123123 12341234 1234qwer qwer1234 asdfghjkl zxcvbnm1 zaq12wsx 1qaz2wsx qazwsxedc
  password12 password123 password1234 passw0rd p@ssw0rd p@ssword letmein1 welcome1 welcome123 admin123 administrator
  abcd1234 abc12345 abcdefgh abcdefg1 aa123456 a1234567 asdf1234 asdfasdf qweasdzxc qweqweqwe q1w2e3r4 q1w2e3r4t5
  66666666 77777777 99999999 55555555 44444444 33333333 22222222 12121212 11223344 112233445566 13131313 31415926
  dragon12 monkey123 shadow12 master12 jordan23 liverpool chelsea1 arsenal1 barcelona realmadrid manchester internet
  samantha danielle victoria veronica patricia jonathan alexander christian christopher elizabeth stephanie benjamin
  nicholas charlotte isabella gabriela garfield scorpion steelers cowboys1 redskins bulldogs longhorn panthers rangers1
  mustang1 corvette1 porsche1 ferrari1 maverick explorer explorer1 discover pakistan hello123 hellohello hello1234
  lovelove loveyou1 iloveyou1 iloveyou2 ilovegod blink182 metallica slipknot nirvana1 greenday eminem12 marlboro
  chocolate butterfly sweetheart cheesecake peaches1 strawberry blueberry snickers babygirl babygirl1 princess1 angel123
  precious sunshine1 football1 baseball1 basketball hockey12 softball swimming volleyball cheerleader pokemon1 pokemon123
  minecraft fortnite gangster playboy1 whatever1 nothing1 nopassword mypassword yourmom1 changeme changeme1 changeme123
  secret12 secret123 security system32 qwerty12 qwerty1234 qwertyui qwerty12345 1qazxsw2 zxcvbnm123 zxcvbnmasd asdfgh123
  1234abcd 123456ab 123456aa 123456abc 123456789a 12345678a 1234567a 123qweasd 123qwe123 123abc123 147258369 159357456
  741852963 963852741 789456123 456789123 0123456789 01234567 9876543210 123454321 1234554321 123321123 111222333
  a123456789 qq123456 q123456789 abc123456 abcd12345 woaini1314 5201314520 wang1234 test1234 testtest test12345 testing1
  temppass temp1234 guest123 guestguest user1234 login123 root1234 toor1234 default1 letmein123 letmeinnow opensesame
  master123 dragon123 shadow123 monkey12 michael1 michael123 jessica1 ashley12 daniel12 andrew12 joshua12 matthew1 anthony1
  summer12 summer123 summer2024 summer2025 winter12 winter2024 winter2025 spring2025 autumn2025 january1 february september
  november december monday12 friday13 hunter22 killer12 ginger12 pepper12 cookie12 banana12 orange12 purple12 computer1
  startrek starwars1 superman1 batman12 spiderman spiderman1 godzilla einstein mountain thailand colorado australia`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
