*NAME:         stein27
*ROWS:         118
*COLUMNS:      27
*INTEGER:      27
*NONZERO:      378
*BEST SOLN:    18 (opt)
*LP SOLN:      13.0
*SOURCE:       George L. Nemhauser (Georgia Institute of Technology)
*              John W. Gregory (Cray Research)
*              E. Andrew Boyd (Rice University)                        
*APPLICATION:  unknown
*COMMENTS:     pure 0/1 IP
*      
*      
NAME          STEIN27
ROWS
 N  OBJ     
 G  A1      
 G  A2      
 G  A3      
 G  A4      
 G  A5      
 G  A6      
 G  A7      
 G  A8      
 G  A9      
 G  A10     
 G  A11     
 G  A12     
 G  A13     
 G  A14     
 G  A15     
 G  A16     
 G  A17     
 G  A18     
 G  A19     
 G  A20     
 G  A21     
 G  A22     
 G  A23     
 G  A24     
 G  A25     
 G  A26     
 G  A27     
 G  A28     
 G  A29     
 G  A30     
 G  A31     
 G  A32     
 G  A33     
 G  A34     
 G  A35     
 G  A36     
 G  A37     
 G  A38     
 G  A39     
 G  A40     
 G  A41     
 G  A42     
 G  A43     
 G  A44     
 G  A45     
 G  A46     
 G  A47     
 G  A48     
 G  A49     
 G  A50     
 G  A51     
 G  A52     
 G  A53     
 G  A54     
 G  A55     
 G  A56     
 G  A57     
 G  A58     
 G  A59     
 G  A60     
 G  A61     
 G  A62     
 G  A63     
 G  A64     
 G  A65     
 G  A66     
 G  A67     
 G  A68     
 G  A69     
 G  A70     
 G  A71     
 G  A72     
 G  A73     
 G  A74     
 G  A75     
 G  A76     
 G  A77     
 G  A78     
 G  A79     
 G  A80     
 G  A81     
 G  A82     
 G  A83     
 G  A84     
 G  A85     
 G  A86     
 G  A87     
 G  A88     
 G  A89     
 G  A90     
 G  A91     
 G  A92     
 G  A93     
 G  A94     
 G  A95     
 G  A96     
 G  A97     
 G  A98     
 G  A99     
 G  A100    
 G  A101    
 G  A102    
 G  A103    
 G  A104    
 G  A105    
 G  A106    
 G  A107    
 G  A108    
 G  A109    
 G  A110    
 G  A111    
 G  A112    
 G  A113    
 G  A114    
 G  A115    
 G  A116    
 G  A117    
 G  OB2     
COLUMNS
    MARK0000  'MARKER'                 'INTORG'
    0001      OBJ                  1   A2                   1
    0001      A3                   1   A7                   1
    0001      A10                  1   A37                  1
    0001      A38                  1   A39                  1
    0001      A40                  1   A41                  1
    0001      A42                  1   A43                  1
    0001      A44                  1   A45                  1
    0001      OB2                  1
    0002      OBJ                  1   A1                   1
    0002      A3                   1   A8                   1
    0002      A11                  1   A46                  1
    0002      A47                  1   A48                  1
    0002      A49                  1   A50                  1
    0002      A51                  1   A52                  1
    0002      A53                  1   A54                  1
    0002      OB2                  1
    0003      OBJ                  1   A1                   1
    0003      A2                   1   A9                   1
    0003      A12                  1   A55                  1
    0003      A56                  1   A57                  1
    0003      A58                  1   A59                  1
    0003      A60                  1   A61                  1
    0003      A62                  1   A63                  1
    0003      OB2                  1
    0004      OBJ                  1   A1                   1
    0004      A5                   1   A6                   1
    0004      A10                  1   A64                  1
    0004      A65                  1   A66                  1
    0004      A67                  1   A68                  1
    0004      A69                  1   A70                  1
    0004      A71                  1   A72                  1
    0004      OB2                  1
    0005      OBJ                  1   A2                   1
    0005      A4                   1   A6                   1
    0005      A11                  1   A73                  1
    0005      A74                  1   A75                  1
    0005      A76                  1   A77                  1
    0005      A78                  1   A79                  1
    0005      A80                  1   A81                  1
    0005      OB2                  1
    0006      OBJ                  1   A3                   1
    0006      A4                   1   A5                   1
    0006      A12                  1   A82                  1
    0006      A83                  1   A84                  1
    0006      A85                  1   A86                  1
    0006      A87                  1   A88                  1
    0006      A89                  1   A90                  1
    0006      OB2                  1
    0007      OBJ                  1   A4                   1
    0007      A8                   1   A9                   1
    0007      A10                  1   A91                  1
    0007      A92                  1   A93                  1
    0007      A94                  1   A95                  1
    0007      A96                  1   A97                  1
    0007      A98                  1   A99                  1
    0007      OB2                  1
    0008      OBJ                  1   A5                   1
    0008      A7                   1   A9                   1
    0008      A11                  1   A100                 1
    0008      A101                 1   A102                 1
    0008      A103                 1   A104                 1
    0008      A105                 1   A106                 1
    0008      A107                 1   A108                 1
    0008      OB2                  1
    0009      OBJ                  1   A6                   1
    0009      A7                   1   A8                   1
    0009      A12                  1   A109                 1
    0009      A110                 1   A111                 1
    0009      A112                 1   A113                 1
    0009      A114                 1   A115                 1
    0009      A116                 1   A117                 1
    0009      OB2                  1
    0010      OBJ                  1   A14                  1
    0010      A15                  1   A19                  1
    0010      A22                  1   A37                  1
    0010      A46                  1   A55                  1
    0010      A64                  1   A73                  1
    0010      A82                  1   A91                  1
    0010      A100                 1   A109                 1
    0010      OB2                  1
    0011      OBJ                  1   A13                  1
    0011      A15                  1   A20                  1
    0011      A23                  1   A38                  1
    0011      A47                  1   A56                  1
    0011      A65                  1   A74                  1
    0011      A83                  1   A92                  1
    0011      A101                 1   A110                 1
    0011      OB2                  1
    0012      OBJ                  1   A13                  1
    0012      A14                  1   A21                  1
    0012      A24                  1   A39                  1
    0012      A48                  1   A57                  1
    0012      A66                  1   A75                  1
    0012      A84                  1   A93                  1
    0012      A102                 1   A111                 1
    0012      OB2                  1
    0013      OBJ                  1   A13                  1
    0013      A17                  1   A18                  1
    0013      A22                  1   A40                  1
    0013      A49                  1   A58                  1
    0013      A67                  1   A76                  1
    0013      A85                  1   A94                  1
    0013      A103                 1   A112                 1
    0013      OB2                  1
    0014      OBJ                  1   A14                  1
    0014      A16                  1   A18                  1
    0014      A23                  1   A41                  1
    0014      A50                  1   A59                  1
    0014      A68                  1   A77                  1
    0014      A86                  1   A95                  1
    0014      A104                 1   A113                 1
    0014      OB2                  1
    0015      OBJ                  1   A15                  1
    0015      A16                  1   A17                  1
    0015      A24                  1   A42                  1
    0015      A51                  1   A60                  1
    0015      A69                  1   A78                  1
    0015      A87                  1   A96                  1
    0015      A105                 1   A114                 1
    0015      OB2                  1
    0016      OBJ                  1   A16                  1
    0016      A20                  1   A21                  1
    0016      A22                  1   A43                  1
    0016      A52                  1   A61                  1
    0016      A70                  1   A79                  1
    0016      A88                  1   A97                  1
    0016      A106                 1   A115                 1
    0016      OB2                  1
    0017      OBJ                  1   A17                  1
    0017      A19                  1   A21                  1
    0017      A23                  1   A44                  1
    0017      A53                  1   A62                  1
    0017      A71                  1   A80                  1
    0017      A89                  1   A98                  1
    0017      A107                 1   A116                 1
    0017      OB2                  1
    0018      OBJ                  1   A18                  1
    0018      A19                  1   A20                  1
    0018      A24                  1   A45                  1
    0018      A54                  1   A63                  1
    0018      A72                  1   A81                  1
    0018      A90                  1   A99                  1
    0018      A108                 1   A117                 1
    0018      OB2                  1
    0019      OBJ                  1   A26                  1
    0019      A27                  1   A31                  1
    0019      A34                  1   A37                  1
    0019      A51                  1   A59                  1
    0019      A70                  1   A75                  1
    0019      A83                  1   A94                  1
    0019      A108                 1   A116                 1
    0019      OB2                  1
    0020      OBJ                  1   A25                  1
    0020      A27                  1   A32                  1
    0020      A35                  1   A42                  1
    0020      A47                  1   A58                  1
    0020      A66                  1   A80                  1
    0020      A82                  1   A99                  1
    0020      A104                 1   A115                 1
    0020      OB2                  1
    0021      OBJ                  1   A25                  1
    0021      A26                  1   A33                  1
    0021      A36                  1   A41                  1
    0021      A49                  1   A57                  1
    0021      A65                  1   A73                  1
    0021      A90                  1   A98                  1
    0021      A106                 1   A114                 1
    0021      OB2                  1
    0022      OBJ                  1   A25                  1
    0022      A29                  1   A30                  1
    0022      A34                  1   A43                  1
    0022      A48                  1   A56                  1
    0022      A67                  1   A81                  1
    0022      A89                  1   A91                  1
    0022      A105                 1   A113                 1
    0022      OB2                  1
    0023      OBJ                  1   A26                  1
    0023      A28                  1   A30                  1
    0023      A35                  1   A39                  1
    0023      A53                  1   A55                  1
    0023      A72                  1   A77                  1
    0023      A88                  1   A96                  1
    0023      A101                 1   A112                 1
    0023      OB2                  1
    0024      OBJ                  1   A27                  1
    0024      A28                  1   A29                  1
    0024      A36                  1   A38                  1
    0024      A46                  1   A63                  1
    0024      A71                  1   A79                  1
    0024      A87                  1   A95                  1
    0024      A103                 1   A111                 1
    0024      OB2                  1
    0025      OBJ                  1   A28                  1
    0025      A32                  1   A33                  1
    0025      A34                  1   A40                  1
    0025      A54                  1   A62                  1
    0025      A64                  1   A78                  1
    0025      A86                  1   A97                  1
    0025      A102                 1   A110                 1
    0025      OB2                  1
    0026      OBJ                  1   A29                  1
    0026      A31                  1   A33                  1
    0026      A35                  1   A45                  1
    0026      A50                  1   A61                  1
    0026      A69                  1   A74                  1
    0026      A85                  1   A93                  1
    0026      A107                 1   A109                 1
    0026      OB2                  1
    0027      OBJ                  1   A30                  1
    0027      A31                  1   A32                  1
    0027      A36                  1   A44                  1
    0027      A52                  1   A60                  1
    0027      A68                  1   A76                  1
    0027      A84                  1   A92                  1
    0027      A100                 1   A117                 1
    0027      OB2                  1
    MARK0001  'MARKER'                 'INTEND'
RHS
    RHS       A1                   1   A2                   1
    RHS       A3                   1   A4                   1
    RHS       A5                   1   A6                   1
    RHS       A7                   1   A8                   1
    RHS       A9                   1   A10                  1
    RHS       A11                  1   A12                  1
    RHS       A13                  1   A14                  1
    RHS       A15                  1   A16                  1
    RHS       A17                  1   A18                  1
    RHS       A19                  1   A20                  1
    RHS       A21                  1   A22                  1
    RHS       A23                  1   A24                  1
    RHS       A25                  1   A26                  1
    RHS       A27                  1   A28                  1
    RHS       A29                  1   A30                  1
    RHS       A31                  1   A32                  1
    RHS       A33                  1   A34                  1
    RHS       A35                  1   A36                  1
    RHS       A37                  1   A38                  1
    RHS       A39                  1   A40                  1
    RHS       A41                  1   A42                  1
    RHS       A43                  1   A44                  1
    RHS       A45                  1   A46                  1
    RHS       A47                  1   A48                  1
    RHS       A49                  1   A50                  1
    RHS       A51                  1   A52                  1
    RHS       A53                  1   A54                  1
    RHS       A55                  1   A56                  1
    RHS       A57                  1   A58                  1
    RHS       A59                  1   A60                  1
    RHS       A61                  1   A62                  1
    RHS       A63                  1   A64                  1
    RHS       A65                  1   A66                  1
    RHS       A67                  1   A68                  1
    RHS       A69                  1   A70                  1
    RHS       A71                  1   A72                  1
    RHS       A73                  1   A74                  1
    RHS       A75                  1   A76                  1
    RHS       A77                  1   A78                  1
    RHS       A79                  1   A80                  1
    RHS       A81                  1   A82                  1
    RHS       A83                  1   A84                  1
    RHS       A85                  1   A86                  1
    RHS       A87                  1   A88                  1
    RHS       A89                  1   A90                  1
    RHS       A91                  1   A92                  1
    RHS       A93                  1   A94                  1
    RHS       A95                  1   A96                  1
    RHS       A97                  1   A98                  1
    RHS       A99                  1   A100                 1
    RHS       A101                 1   A102                 1
    RHS       A103                 1   A104                 1
    RHS       A105                 1   A106                 1
    RHS       A107                 1   A108                 1
    RHS       A109                 1   A110                 1
    RHS       A111                 1   A112                 1
    RHS       A113                 1   A114                 1
    RHS       A115                 1   A116                 1
    RHS       A117                 1   OB2                 13
BOUNDS
 UP bnd       0001                 1
 UP bnd       0002                 1
 UP bnd       0003                 1
 UP bnd       0004                 1
 UP bnd       0005                 1
 UP bnd       0006                 1
 UP bnd       0007                 1
 UP bnd       0008                 1
 UP bnd       0009                 1
 UP bnd       0010                 1
 UP bnd       0011                 1
 UP bnd       0012                 1
 UP bnd       0013                 1
 UP bnd       0014                 1
 UP bnd       0015                 1
 UP bnd       0016                 1
 UP bnd       0017                 1
 UP bnd       0018                 1
 UP bnd       0019                 1
 UP bnd       0020                 1
 UP bnd       0021                 1
 UP bnd       0022                 1
 UP bnd       0023                 1
 UP bnd       0024                 1
 UP bnd       0025                 1
 UP bnd       0026                 1
 UP bnd       0027                 1
ENDATA
